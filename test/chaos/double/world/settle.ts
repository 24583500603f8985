import { isFinished } from '../../../../provisioner/contract/operation.ts';
import { parseOperation } from '../../../../provisioner/contract/registry-dynamodb/rows.ts';
import type { Row } from '../cloud/expressions.ts';
import type { World } from './world.ts';

const MINUTE_MS = 60_000;
/** The sweeper and a queued operation need two to meet. */
const SAME_MINUTES = 3;
/** Twenty continuations of a quarter of an hour each, where every run hangs until its time is up. */
const LAST_TRY_MS = 6 * 60 * MINUTE_MS;

/**
 * Lets the clock run, sweeper and all, until nothing changes any more.
 * @param minutes at most
 * @returns false when it is not quiet by then
 */
export async function settle(world: World, minutes = 240): Promise<boolean> {
  const { simulation } = world;
  let before = '';
  let same = 0;
  for (let minute = 0; minute < minutes; minute++) {
    await simulation.run(simulation.now() + MINUTE_MS);
    const now = picture(world);
    same = now === before && !isBusy(world) ? same + 1 : 0;
    before = now;
    if (same >= SAME_MINUTES) return true;
  }
  // What is tried again and again is not looked at in the middle of a try.
  const until = simulation.now() + LAST_TRY_MS;
  while (isAtWork(world) && simulation.now() < until) await simulation.run(simulation.now() + MINUTE_MS / 60);
  return false;
}

function isBusy(world: World): boolean {
  // What is stuck is tried again by and by.
  return isAtWork(world) || world.letters.waiting.size > 0 || startingWith(world, 'PLAYGROUND#').some(isTriedAgain);
}

const isTriedAgain = (row: Row): boolean => row['state'] === 'stuck' && row['retryAt'] !== undefined;

function isAtWork(world: World): boolean {
  const { provisioner, notifier } = world.functions;
  if (provisioner.pending() + notifier.pending() + world.people.answering().length > 0) return true;
  return startingWith(world, 'OPERATION#').some((row) => !isFinished(parseOperation(row)));
}

const startingWith = ({ rows }: World, prefix: string): Row[] =>
  [...rows.values()].filter(({ pk }) => String(pk).startsWith(prefix));

function picture({ rows, workspace }: World): string {
  const kept = [...rows.values()].filter(({ pk }) => !String(pk).startsWith('SLACK-UPDATES#'));
  return JSON.stringify([kept, workspace.shown.length]);
}
