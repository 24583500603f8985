/** What a route answers: one body, or a stream of server-sent events that lasts until the client leaves. */
export type Answer =
  | { status: number; headers: Record<string, string>; body: string }
  | { stream: (send: (data: unknown) => void) => () => void };

export function json(status: number, value: unknown, headers: Record<string, string> = {}): Answer {
  return {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
    body: JSON.stringify(value),
  };
}

export function text(status: number, words: string): Answer {
  return { status, headers: { 'content-type': 'text/plain; charset=utf-8' }, body: `${words}\n` };
}
