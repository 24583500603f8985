import type { Log } from '../../provisioner/contract/log.ts';
import type { Notice } from '../../provisioner/contract/notice.ts';
import { isFinished, type Operation } from '../../provisioner/contract/operation.ts';
import type { Playground } from '../../provisioner/contract/playground.ts';
import type { Messages, Notices, Queries } from '../../provisioner/contract/registry.ts';
import type { CostOf } from '../cost.ts';
import { noticeMessage } from '../messages/notice.ts';
import { operationMessage } from '../messages/operation.ts';
import { lastTry } from './last-try.ts';
import { isPerson, type OperationSubject, type ReadSubject, type Subject } from './subject.ts';

export interface SubjectDeps {
  registry: Pick<Queries, 'getOperation' | 'getPlayground'> &
    Pick<Notices, 'getNotice'> &
    Pick<Messages, 'claimPost' | 'postLater' | 'posted' | 'shown'>;
  /** The generated password of one generation, or undefined when it is removed already. */
  password: (playgroundId: string) => Promise<string | undefined>;
  /** A sentence about every address, where there is one. */
  notice: string | undefined;
  costOf: CostOf;
  /** Epoch milliseconds. */
  clock: () => number;
  log: Log;
}

type Row = Operation | Notice;

/** The notifier's time limit, and what two clocks may differ: whoever read a row before its end has ended by then. */
const OLD_WRITERS_SECONDS = 120;

/** An operation and its message, in its owner's direct messages. */
export function operationSubject(operationId: string, deps: SubjectDeps): ReadSubject<OperationSubject> {
  const { registry, notice, password, costOf, clock } = deps;
  return async () => {
    const named = await registry.getOperation(operationId);
    if (!named) return missing('operation', operationId, deps);
    const operation = await lastTry(named, registry);
    const playground = await generationOf(operation, deps);
    return {
      ...common(operation, playground, deps),
      operation: named,
      playground,
      to: operation.ownerId,
      ...(operation !== named && { keeper: keeperOfBoth(named, registry) }),
      isFinal: isFinished(operation),
      isToStand: isFinished(operation) || isAtRest(operation),
      isRewritten: isFinished(operation) && !isLasting(operation),
      tag: {
        operation_id: operation.id,
        playground_id: operation.playgroundId,
        kind: operation.kind,
        state: operation.state,
      },
      async render() {
        const shown = showsPassword(operation, playground) ? await password(operation.playgroundId) : undefined;
        const cost = playground && costOf(playground, clock() / 1000);
        return operationMessage({ operation, playground, password: shown, notice, cost });
      },
    };
  };
}

/** Minutes pass before the next run says anything. */
function isAtRest({ state, putOff }: Operation): boolean {
  return state === 'queued' && putOff !== undefined;
}

/**
 * Whether its end was written when nobody was left who could write an older text over it. Without this a crowd of late
 * events would write the same again, one each, and use up what Slack takes in an hour.
 */
function isLasting({ finishedAt = 0, shownAt = 0 }: Operation): boolean {
  return shownAt >= finishedAt + OLD_WRITERS_SECONDS;
}

/** What shows the later one shows all that is to be seen of the earlier, too. */
function keeperOfBoth(earlier: Operation, registry: SubjectDeps['registry']): Subject['keeper'] {
  return {
    ...registry,
    async shown(id, sequence, options) {
      await registry.shown(id, sequence, options);
      await registry.shown(earlier.id, earlier.sequence, { ...options, isLast: true });
    },
  };
}

/** A notice, in somebody's direct messages or in a channel. */
export function noticeSubject(noticeId: string, to: string, deps: SubjectDeps): ReadSubject {
  const { registry, notice: addressNotice, password } = deps;
  return async () => {
    const notice = await registry.getNotice(noticeId);
    if (!notice) return missing('notice', noticeId, deps);
    const playground = await generationOf(notice, deps);
    return {
      ...common(notice, playground, deps),
      to,
      isFinal: true,
      isToStand: true,
      isRewritten: false,
      ...(isPerson(to) && { tag: { notice_id: notice.id, playground_id: notice.playgroundId, kind: notice.kind } }),
      async render() {
        const shown = mayKnowPassword(notice, playground) ? await password(notice.playgroundId) : undefined;
        return noticeMessage({ notice, playground, password: shown, addressNotice });
      },
    };
  };
}

function common(row: Row, playground: Playground | undefined, { registry }: SubjectDeps) {
  const { id, sequence, shownSequence, message, postClaimUntil } = row;
  const { state, revision, expiresAt, address } = playground ?? {};
  const stamp = JSON.stringify([id, sequence, state, revision, expiresAt, address]);
  const about = { playgroundId: row.playgroundId };
  return {
    id,
    sequence,
    shownSequence,
    message,
    postClaimUntil,
    stamp,
    about,
    keeper: registry,
  } satisfies Partial<Subject>;
}

/** The playground that the row is about; a newer one of the same name is not it. */
async function generationOf({ playgroundName, playgroundId }: Row, { registry }: SubjectDeps) {
  const holder = await registry.getPlayground(playgroundName);
  return holder?.id === playgroundId ? holder : undefined;
}

/** Read only where it is shown: the message of a create that is ready, while its generation is there and its owner's. */
function showsPassword(operation: Operation, playground: Playground | undefined): boolean {
  const isOffer = operation.kind === 'create' && operation.state === 'succeeded';
  return isOffer && playground?.state === 'ready' && playground.ownerId === operation.ownerId;
}

/** Whoever it was given to, and those whom it is shared with so that they know it. */
function mayKnowPassword({ kind, to }: Notice, playground: Playground | undefined): boolean {
  if (!playground || to === undefined) return false;
  if (kind === 'transferred') return playground.ownerId === to;
  const shares = playground.sharedWith ?? [];
  return kind === 'shared' && shares.some((share) => share.kind === 'user' && share.id === to && share.credentials);
}

function missing(what: string, id: string, { log }: SubjectDeps): undefined {
  log.warn('Nothing to show: there is no such row', { what, id });
  return undefined;
}
