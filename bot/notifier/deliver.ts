import { isFinished, type Operation } from '../../provisioner/contract/operation.ts';
import type { Playground } from '../../provisioner/contract/playground.ts';
import type { Messages, Queries } from '../../provisioner/contract/registry.ts';
import type { Log } from '../log.ts';
import type { Message } from '../messages/message.ts';
import { operationMessage } from '../messages/operation.ts';
import { type Slack, SlackRefusal, type Tag } from '../slack/web-api.ts';

export interface DeliverDeps {
  registry: Pick<Queries, 'getOperation' | 'getPlayground'> & Pick<Messages, 'claimPost' | 'posted' | 'shown'>;
  slack: Slack;
  /** The generated password of one generation, or undefined when it is removed already. */
  password: (playgroundId: string) => Promise<string | undefined>;
  notice: string | undefined;
  /** Epoch milliseconds. */
  clock: () => number;
  sleep: (ms: number) => Promise<unknown>;
  log: Log;
}

/** Longer than a post can take with all its waits (see slack/web-api.ts), so that two never post at once. */
export const POST_CLAIM_SECONDS = 45;
/** How often a row is looked at while somebody else posts its message. */
const LOOK_AGAIN_MS = 250;

/**
 * Makes the one Slack message of an operation show what its row says. An event is only the wake-up for this, so late,
 * repeated and parallel ones are harmless: each writer reads again after writing, until what it wrote is current.
 * @returns the row as it was shown, or undefined when there is none
 */
export async function deliver(operationId: string, deps: DeliverDeps): Promise<Operation | undefined> {
  const { registry, sleep, log } = deps;
  let wrote: number | undefined;
  for (;;) {
    const operation = await registry.getOperation(operationId);
    if (!operation) {
      log.warn('No such operation; nothing to show', { operationId });
      return undefined;
    }
    if (wrote === operation.sequence || (wrote === undefined && isShown(operation))) return operation;
    try {
      if (await write(operation, deps)) wrote = operation.sequence;
      else await sleep(LOOK_AGAIN_MS);
    } catch (error) {
      if (!(error instanceof SlackRefusal)) throw error;
      // Another try would be refused as well, and would hold up whatever else is to be told.
      log.error('Slack refuses the message of an operation', { operationId, code: error.code, error });
      return operation;
    }
  }
}

/**
 * A last word is written even when it was shown: a writer that died between an old text and its correction leaves the
 * old text standing, and no further event would come.
 */
function isShown(operation: Operation): boolean {
  return !isFinished(operation) && (operation.shownSequence ?? 0) >= operation.sequence;
}

/** @returns false when somebody else is posting the message just now */
async function write(operation: Operation, deps: DeliverDeps): Promise<boolean> {
  const { registry, slack } = deps;
  if (operation.message) {
    await slack.update(operation.message, await render(operation, deps), tagOf(operation));
  } else {
    const now = Math.floor(deps.clock() / 1000);
    if (!(await registry.claimPost(operation.id, now, now + POST_CLAIM_SECONDS))) return false;
    await registry.posted(operation.id, await placeMessage(operation, deps));
  }
  await registry.shown(operation.id, operation.sequence);
  return true;
}

/** Posts it, unless somebody who held the claim before died between posting and keeping where it is. */
async function placeMessage(operation: Operation, deps: DeliverDeps): Promise<{ channel: string; ts: string }> {
  const message = await render(operation, deps);
  const tag = tagOf(operation);
  const triedBefore = operation.postClaimUntil !== undefined;
  const lost =
    triedBefore && (await deps.slack.find(operation.ownerId, (other) => other.operation_id === operation.id));
  if (!lost) return deps.slack.post(operation.ownerId, message, { tag });
  const { channel, ts } = lost;
  await deps.slack.update({ channel, ts }, message, tag);
  return { channel, ts };
}

async function render(operation: Operation, { registry, password, notice }: DeliverDeps): Promise<Message> {
  const holder = await registry.getPlayground(operation.playgroundName);
  const playground = holder?.id === operation.playgroundId ? holder : undefined;
  return operationMessage({
    operation,
    playground,
    password: showsPassword(operation, playground) ? await password(operation.playgroundId) : undefined,
    notice,
  });
}

/** Read only where it is shown: the owner's message of a create that is ready, while its generation is there. */
function showsPassword(operation: Operation, playground: Playground | undefined): boolean {
  return operation.kind === 'create' && operation.state === 'succeeded' && playground !== undefined;
}

function tagOf({ id, playgroundId, kind, state }: Operation): Tag {
  return { operation_id: id, playground_id: playgroundId, kind, state };
}
