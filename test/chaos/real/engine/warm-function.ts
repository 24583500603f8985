import { readdirSync } from 'node:fs';
import type { Context } from 'aws-lambda';
import { handler } from '../../../../provisioner/index.ts';

/** What a warm function has become, after the so-manieth operation. */
export interface Warm {
  operationId: string;
  end: string;
  rssMiB: number;
  openFiles: number;
}

const LAMBDA_MS = 900_000;

/** The provisioner function, kept warm: it runs the operations that its parent sends, one at a time, as one Lambda environment does. */
process.on('message', (operationId: string) => void run(operationId));

async function run(operationId: string): Promise<void> {
  const context = { getRemainingTimeInMillis: () => LAMBDA_MS } as unknown as Context;
  const broke = (error: unknown) => ({ end: `broke off: ${error instanceof Error ? error.message : error}` });
  const { end } = await handler({ operationId }, context).catch(broke);
  const rssMiB = Math.round(process.memoryUsage.rss() / 1024 / 1024);
  const warm: Warm = { operationId, end, rssMiB, openFiles: readdirSync('/proc/self/fd').length };
  process.send?.(warm);
}
