import { createServer } from 'node:net';

/** Where `npm start` prefers to listen. */
export const EMULATOR_PORT = 4566;
export const SLACK_PORT = 4580;

/** A free port of this machine, the preferred one if it is free. Another program may still take it before we do. */
export async function freePort(preferred = 0): Promise<number> {
  try {
    return await tryPort(preferred);
  } catch (error) {
    if (preferred === 0) throw error;
    return tryPort(0);
  }
}

function tryPort(port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : port));
    });
  });
}

/** Whether nothing listens on this port of this machine's own address. */
export async function isFree(port: number): Promise<boolean> {
  return tryPort(port).then(
    () => true,
    () => false,
  );
}
