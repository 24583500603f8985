import { isFinished } from '../../../../provisioner/contract/operation.ts';
import { parseOperation } from '../../../../provisioner/contract/registry-dynamodb/rows.ts';
import type { World } from './world.ts';

const MINUTE_MS = 60_000;
/** The sweeper and a queued operation need two to meet. */
const SAME_MINUTES = 3;
const LAST_TRY_MS = 60 * MINUTE_MS;

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
  const { provisioner, notifier } = world.functions;
  const isIdle = (): boolean => provisioner.pending() + notifier.pending() === 0;
  await simulation.run(simulation.now() + LAST_TRY_MS, isIdle);
  return false;
}

function isBusy({ functions, people, rows, deadLetters }: World): boolean {
  const { provisioner, notifier } = functions;
  if (provisioner.pending() + notifier.pending() + people.answering().length + deadLetters.length > 0) return true;
  return [...rows.values()].some(
    (row) =>
      (String(row['pk']).startsWith('OPERATION#') && !isFinished(parseOperation(row))) ||
      // It is tried again by and by.
      (String(row['pk']).startsWith('PLAYGROUND#') && row['retryAt'] !== undefined && row['state'] === 'stuck'),
  );
}

function picture({ rows, workspace }: World): string {
  const kept = [...rows.values()].filter(({ pk }) => !String(pk).startsWith('SLACK-UPDATES#'));
  return JSON.stringify([kept, workspace.shown.length]);
}
