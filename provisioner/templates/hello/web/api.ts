const TIMEOUT_MS = 3_000;

export interface ApiAnswer {
  status: number;
  body: string;
}

/** The api container next door, at localhost as for all containers of one task. An api that is down answers as 502. */
export function createApi(url: string): { list(): Promise<ApiAnswer>; add(body: string): Promise<ApiAnswer> } {
  const ask = async (init: RequestInit): Promise<ApiAnswer> => {
    try {
      const answer = await fetch(`${url}/items`, { ...init, signal: AbortSignal.timeout(TIMEOUT_MS) });
      return { status: answer.status, body: await answer.text() };
    } catch (error) {
      console.error('web: asking the api:', error);
      return { status: 502, body: JSON.stringify({ error: 'The api container does not answer right now.' }) };
    }
  };
  return {
    list: () => ask({ method: 'GET' }),
    add: (body) => ask({ method: 'POST', headers: { 'content-type': 'application/json' }, body }),
  };
}
