import { Agent, get } from 'node:http';

/** Clients that ask at once, each its next request when the one before is answered. */
const CLIENTS = 16;

/** Asks for records at random, over connections that stay open. Times in milliseconds. */
export async function load(
  address: string,
  password: string,
  requests: number,
): Promise<{ requestsPerSecond: number; latencies: number[] }> {
  const agent = new Agent({ keepAlive: true, maxSockets: CLIENTS });
  const headers = { authorization: `Basic ${Buffer.from(`playground:${password}`).toString('base64')}` };
  const ask = (path: string) => answered(`${address}${path}`, { agent, headers });
  const count = Number.parseInt(await ask('/'), 10);
  const latencies: number[] = [];
  const started = performance.now();
  await Promise.all(
    Array.from({ length: CLIENTS }, async () => {
      while (latencies.length < requests) {
        const asked = performance.now();
        await ask(`/records/${Math.floor(Math.random() * count)}`);
        latencies.push(performance.now() - asked);
      }
    }),
  );
  const seconds = (performance.now() - started) / 1000;
  agent.destroy();
  return { requestsPerSecond: latencies.length / seconds, latencies };
}

function answered(url: string, options: { agent: Agent; headers: Record<string, string> }): Promise<string> {
  return new Promise((resolve, reject) => {
    get(url, options, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () =>
        response.statusCode === 200
          ? resolve(Buffer.concat(parts).toString('latin1'))
          : reject(new Error(`${url} answered ${response.statusCode}`)),
      );
    }).on('error', reject);
  });
}
