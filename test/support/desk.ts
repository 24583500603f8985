import { createServer, get, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createTurns, type GiveBack, type Use } from './turns.ts';

export interface Desk {
  url: string;
  close(): Promise<void>;
}

/**
 * Where test files, in processes of their own, ask for what they share: `GET /?use=shared` is answered with it as JSON when
 * it is there and the turn has come. The turn ends with the connection, so that a file that crashed holds up nobody.
 * @param getShared is called for each who asks
 * @param most how many may share it at once
 */
export async function openDesk(getShared: () => Promise<unknown>, most: number): Promise<Desk> {
  const turns = createTurns(most);
  async function serve(use: Use, response: ServerResponse): Promise<void> {
    const gone = new Promise<void>((resolve) => response.once('close', resolve));
    let giveBack: GiveBack | undefined;
    try {
      const facts = await getShared();
      giveBack = await turns.take(use);
      response.write(`${JSON.stringify({ facts })}\n`);
      await gone;
    } catch (error) {
      response.end(`${JSON.stringify({ error: error instanceof Error ? error.message : String(error) })}\n`);
    } finally {
      giveBack?.();
    }
  }
  const server = createServer((request, response) => {
    const { searchParams } = new URL(request.url ?? '/', 'http://desk');
    void serve((searchParams.get('use') ?? 'shared') as Use, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => (error ? reject(error) : resolve()));
        server.closeAllConnections();
      }),
  };
}

/** Waits at a desk for what is shared there. @throws in the words of whoever was to make it */
export function askDesk<Facts>(url: string, use: Use): Promise<{ facts: Facts; leave(): void }> {
  const connection = new AbortController();
  return new Promise((resolve, reject) => {
    // Not `fetch`, which gives up after five minutes.
    const asked = get(`${url}?use=${use}`, { signal: connection.signal }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (piece: string) => {
        text += piece;
        if (!text.endsWith('\n')) return;
        const { facts, error } = JSON.parse(text) as { facts: Facts; error?: string };
        if (error === undefined) resolve({ facts, leave: () => connection.abort() });
        else reject(new Error(error));
      });
      // Its end is the abort above, or the end of the run.
      response.on('error', () => undefined);
    });
    asked.on('error', reject);
  });
}
