import { doEach } from '../each.ts';
import { type Letter, readLetter, type Untold } from './letter.ts';
import type { DeadLetters } from './queue.ts';
import { TELL_MS, type Tell } from './tell.ts';

export interface RedriveDeps {
  letters: DeadLetters;
  tell: Tell;
  /** Of this invocation, in milliseconds. */
  remainingMs: () => number;
  log: {
    info(message: string, details: Record<string, unknown>): void;
    error(message: string, details: Record<string, unknown>): void;
  };
}

interface Readable {
  letter: Letter;
  untold: Untold;
}

/** Enough to tell many events of one operation once. */
const LETTERS_AT_ONCE = 50;
/**
 * How long a letter that was tried in vain gives way to the others. Short enough for the alarm, which counts what is not
 * hidden and looks at 5 minutes at a time.
 */
const RETRY_SECONDS = 60;
const UNREADABLE_RETRY_SECONDS = 180;
/** What is left of the sweep after the last telling. */
const RESERVE_MS = 5000;

/**
 * Tells what Slack did not take, once it takes it again. One letter is tried first: while that fails the others are left
 * alone, so an hour without Slack costs a try a minute and not thousands. What is told is removed, after that; what is not
 * stays, for as long as the queue keeps it.
 * @returns how many letters are done with
 * @throws when the queue cannot be asked
 */
export async function redrive(deps: RedriveDeps): Promise<number> {
  const { letters, log } = deps;
  let done = 0;
  let most = 1;
  while (hasTime(deps)) {
    const received = await letters.receive(most);
    if (received.length === 0) break;
    const readable: Readable[] = [];
    for (const letter of received) {
      const untold = readLetter(letter);
      if (untold) readable.push({ letter, untold });
      else await skip(letter, deps);
    }
    const groups = Map.groupBy(readable, ({ untold }) => untold.subject);
    const faults = await doEach(
      [...groups.values()],
      async (group) => {
        const count = await tellInOrder(group, deps);
        done += count;
      },
      ([first], error) => log.info('Slack still does not take it.', { letter: first?.letter.id, error }),
    );
    if (faults.length > 0) break;
    most = LETTERS_AT_ONCE;
  }
  if (done > 0) log.info('What Slack had not taken is told.', { letters: done });
  return done;
}

function hasTime({ remainingMs }: RedriveDeps): boolean {
  return remainingMs() > TELL_MS + RESERVE_MS;
}

/** Those of one subject, the oldest first. @returns how many are done with */
async function tellInOrder(group: readonly Readable[], deps: RedriveDeps): Promise<number> {
  const { letters, tell } = deps;
  const waiting = group.toSorted((one, other) => one.letter.sentAt - other.letter.sentAt);
  const told = new Set<string>();
  try {
    for (let next = waiting[0]; next && hasTime(deps); next = waiting[0]) {
      const { event, text } = next.untold;
      if (!told.has(text)) await tell(event);
      told.add(text);
      await letters.remove(next.letter);
      waiting.shift();
    }
  } finally {
    for (const { letter } of waiting) await letters.hide(letter, RETRY_SECONDS);
  }
  return group.length - waiting.length;
}

/** Its alarm goes on until somebody has looked at it, or the queue has forgotten it. */
async function skip(letter: Letter, { letters, log }: RedriveDeps): Promise<void> {
  log.error('A dead letter cannot be read, and is skipped.', { letter: letter.id });
  await letters.hide(letter, UNREADABLE_RETRY_SECONDS);
}
