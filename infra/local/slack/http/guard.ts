export interface Asked {
  method: string;
  host: string | undefined;
  origin: string | undefined;
}

/**
 * Why a request is refused before anything looks at it. The server listens on this machine only, but any web page that
 * is open here can send requests to it: one from a foreign origin is refused, and so is a foreign Host, by which a page
 * would get in through a name of its own that resolves to 127.0.0.1.
 * @param port the server's own
 */
export function refusal(asked: Asked, port: number): string | undefined {
  const hosts = [`127.0.0.1:${port}`, `localhost:${port}`];
  if (asked.host === undefined || !hosts.includes(asked.host))
    return `The stand-in Slack answers at ${hosts.join(' and ')} only, and this request was for ${asked.host ?? 'no host'}.`;
  if (asked.method !== 'GET' && asked.origin !== undefined && !hosts.includes(asked.origin.replace(/^http:\/\//, '')))
    return `The stand-in Slack takes no requests from pages of ${asked.origin}.`;
  return undefined;
}
