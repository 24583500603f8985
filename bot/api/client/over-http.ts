import type { HttpRequest, Send } from '../client.ts';

/** Gives the headers by which the API knows who asks. */
export type Authorise = (request: HttpRequest & { url: URL }) => Promise<Record<string, string>>;

/** A create that has to wait for a cold start and for DynamoDB is answered within this; in milliseconds. */
const TIMEOUT_MS = 30_000;

/** A token of `/playground token create`. */
export function bearer(token: string): Authorise {
  return async () => ({ authorization: `Bearer ${token}` });
}

/** @param address of the API, with or without a slash at its end */
export function overHttp(address: string, authorise: Authorise, fetchIt: typeof fetch = fetch): Send {
  return async (request) => {
    const url = new URL(`${address.replace(/\/+$/, '')}${request.path}`);
    const { method, body } = request;
    const headers = { ...request.headers, ...(await authorise({ ...request, url })) };
    const signal = AbortSignal.timeout(TIMEOUT_MS);
    const response = await fetchIt(url, { method, headers, signal, ...(body !== undefined && { body }) }).catch(
      (error) => {
        throw new Error(`${url.origin} was not reached: ${reasonOf(error)}`, { cause: error });
      },
    );
    return { status: response.status, body: await response.text() };
  };
}

/** fetch says why as the cause of its error. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? error.cause.message : error.message;
}
