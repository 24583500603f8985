import type { Log } from '../../provisioner/contract/log.ts';
import { type Posted, type Slack, SlackRefusal } from '../slack/slack.ts';
import type { Tag } from '../slack/tag.ts';
import { isPerson, type ReadSubject, type Subject } from './subject.ts';
import type { Update } from './updates.ts';

export interface DeliverDeps {
  slack: Pick<Slack, 'post' | 'find'>;
  update: Update;
  /** Epoch milliseconds. */
  clock: () => number;
  sleep: (ms: number) => Promise<unknown>;
  log: Log;
  /** Told of a person whom Slack takes no message for. */
  refused?: (userId: string) => Promise<void>;
}

/** Longer than a post can take with all its waits (see slack/web-api.ts), so that two never post at once. */
export const POST_CLAIM_SECONDS = 45;
/** The same where more is waited for, because a lost post could not be found again. */
const LONG_POST_CLAIM_SECONDS = 90;
/** After a post that failed: what Slack took without an answer can be found by then. The whole claim would be paid for. */
const UNSURE_SECONDS = 10;
/** How often a row is looked at while somebody else posts its message. */
const LOOK_AGAIN_MS = 250;

/**
 * Makes the one Slack message of a subject show what its row says. An event is only the wake-up for this, so late,
 * repeated and parallel ones are harmless: each writer reads again after writing, until what it wrote is current.
 * @param options `redraw` writes it also when its sequence is shown, because what it is about has changed
 * @returns the subject as it was shown last, or undefined when there is none or it was shown already
 */
export async function deliver<S extends Subject>(
  read: ReadSubject<S>,
  deps: DeliverDeps,
  { redraw = false } = {},
): Promise<S | undefined> {
  let wrote: string | undefined;
  for (;;) {
    const subject = await read();
    if (!subject || wrote === subject.stamp) return subject;
    if (wrote === undefined && redraw && subject.message === undefined) return subject;
    if (wrote === undefined && !redraw && isShown(subject)) return undefined;
    try {
      const outcome = await write(subject, deps, async () => redraw || (await isStillToBeShown(read)));
      if (outcome === 'left-out') return subject;
      if (outcome === 'written') wrote = subject.stamp;
      else if (outcome === 'posted-by-another') await deps.sleep(LOOK_AGAIN_MS);
    } catch (error) {
      if (!(error instanceof SlackRefusal)) throw error;
      // Another try would be refused as well, and would hold up whatever else is to be told.
      deps.log.error('Slack refuses a message', { id: subject.id, ...subject.about, code: error.code, error });
      if (isPerson(subject.to)) await deps.refused?.(subject.to);
      const at = Math.floor(deps.clock() / 1000);
      await subject.keeper.shown(subject.id, subject.sequence, { isLast: subject.isFinal, at });
      return subject;
    }
  }
}

function isShown({ isRewritten, shownSequence, sequence }: Subject): boolean {
  return !isRewritten && (shownSequence ?? 0) >= sequence;
}

/** Ten events of one end, which wait for their places side by side, are one update. */
async function isStillToBeShown(read: ReadSubject): Promise<boolean> {
  const subject = await read();
  return subject !== undefined && !isShown(subject);
}

async function write(
  subject: Subject,
  deps: DeliverDeps,
  isNeeded: () => Promise<boolean>,
): Promise<'written' | 'found-again' | 'posted-by-another' | 'left-out'> {
  const { id, sequence, keeper, message, tag } = subject;
  const now = Math.floor(deps.clock() / 1000);
  if (message) {
    const updated = await deps.update(message, await subject.render(), {
      isToStand: subject.isToStand,
      isNeeded,
      ...(tag && { tag }),
    });
    if (!updated) return 'left-out';
  } else {
    const claim = tag ? POST_CLAIM_SECONDS : LONG_POST_CLAIM_SECONDS;
    if (!(await keeper.claimPost(id, now, now + claim))) return 'posted-by-another';
    const { message: posted, isLost } = await post(subject, deps);
    await keeper.posted(id, posted);
    if (isLost) return 'found-again';
  }
  await keeper.shown(id, sequence, { isLast: subject.isFinal, at: now });
  return 'written';
}

/** @returns where it is, and whether somebody had posted it before */
async function post(subject: Subject, deps: DeliverDeps): Promise<{ message: Posted; isLost: boolean }> {
  const { id, tag, keeper, to } = subject;
  try {
    const lost = await findLost(subject, deps);
    if (lost) return { message: lost, isLost: true };
    // Where it could not be found again, a message that may have been taken is posted twice rather than never.
    const options = { ...(tag && { tag }), twiceRatherThanNever: !tag };
    return { message: await deps.slack.post(to, await subject.render(), options), isLost: false };
  } catch (error) {
    await keeper.postLater(id, Math.floor(deps.clock() / 1000) + UNSURE_SECONDS);
    throw error;
  }
}

/** Somebody who held the claim before may have died between posting and keeping where it is. */
async function findLost({ postClaimUntil, to, tag }: Subject, { slack }: DeliverDeps): Promise<Posted | undefined> {
  if (postClaimUntil === undefined || !tag) return undefined;
  const [found] = await slack.find(to, (other) => isSame(other, tag));
  return found && { channel: found.channel, ts: found.ts };
}

function isSame(one: Tag, other: Tag): boolean {
  return 'operation_id' in one
    ? 'operation_id' in other && one.operation_id === other.operation_id
    : 'notice_id' in other && one.notice_id === other.notice_id;
}
