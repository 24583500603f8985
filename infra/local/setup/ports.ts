import { createServer } from 'node:net';
import type { Log } from './progress.ts';

/** Where `npm start` prefers to listen. */
export const EMULATOR_PORT = 4566;
export const SLACK_PORT = 4580;

/**
 * A free port of this machine, the preferred one if it is free. Another program may still take it before we do.
 * @param say told when it is not the preferred one, and why
 */
export async function freePort(preferred = 0, say?: Log): Promise<number> {
  try {
    return await tryPort(preferred);
  } catch (error) {
    if (preferred === 0) throw error;
    const instead = await tryPort(0);
    say?.(`port ${instead} instead of ${preferred}: ${whyNot(preferred, error)}`);
    return instead;
  }
}

/** Why a port cannot be listened on, in words. */
function whyNot(port: number, error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === 'EADDRINUSE') return `another program listens there (\`lsof -i :${port}\` names it)`;
  if (code === 'EACCES') return 'this user may not listen there';
  return message;
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
