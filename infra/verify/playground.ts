import type { Queries } from '../../provisioner/contract/registry.ts';
import type { Ask } from './ask.ts';
import { type Patience, until } from './until.ts';

export interface PlaygroundDeps extends Patience {
  ask: Ask;
  registry: Pick<Queries, 'getPlayground' | 'getOperation'>;
}

/** A create has this long, an image that is pulled for the first time included. */
const CREATE_SECONDS = 15 * 60;
const DESTROY_SECONDS = 15 * 60;

/** Makes a playground by the command, and waits until it is ready. @returns what there is to say of it */
export async function makePlayground(name: string, deps: PlaygroundDeps): Promise<string> {
  const { ask, registry, now } = deps;
  const started = now();
  const { answer, milliseconds } = await ask(`create ${name} --ttl 1h`);
  const row = await registry.getPlayground(name);
  if (!row) throw new Error(`/playground create ${name} claimed nothing; it was answered: ${answer}`);
  const { operationId } = row;
  await ended(`the create of ${name}`, operationId, CREATE_SECONDS, deps);
  return `${name} was answered after ${milliseconds} ms, and ready after ${secondsSince(started, now)} s`;
}

/** Removes it again, and waits until nothing is left of it. @returns what there is to say of it */
export async function removePlayground(name: string, deps: PlaygroundDeps): Promise<string> {
  const { ask, registry, now } = deps;
  const started = now();
  const { answer } = await ask(`destroy ${name}`);
  const row = await registry.getPlayground(name);
  if (!row) return `${name} is gone`;
  if (row.state !== 'destroying') throw new Error(`${name} is ${row.state}; destroying it was answered: ${answer}`);
  await ended(`the destroy of ${name}`, row.operationId, DESTROY_SECONDS, deps);
  return `${name} was gone after ${secondsSince(started, now)} s, and nothing of it is left`;
}

async function ended(what: string, operationId: string, seconds: number, deps: PlaygroundDeps): Promise<void> {
  const operation = await until(
    `the end of ${what}`,
    seconds,
    async () => {
      const row = await deps.registry.getOperation(operationId);
      return row?.state === 'succeeded' || row?.state === 'failed' ? row : undefined;
    },
    deps,
  );
  const { failure } = operation;
  if (operation.state === 'failed') throw new Error(`${what} failed: ${failure?.reason} Reference ${operationId}.`);
}

function secondsSince(started: number, now: () => number): number {
  return Math.round((now() - started) / 1000);
}
