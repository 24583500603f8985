import type { SeenCall } from './call.ts';
import type { Fact, FactOf, Outcome, SeenOperation, SignedRequest } from './fact.ts';
import { readRequest } from './request.ts';
import { assemble, isComplete, type Recorded, type Trace } from './trace.ts';

/** Older ones are forgotten. */
const KEPT = 60;

/** Puts together what was seen of each thing that somebody did, and tells who follows it. Times are epoch milliseconds. */
export interface Recorder {
  /** A signed request leaves; to be told what came of it. */
  request(request: SignedRequest): (result: Outcome) => void;
  call(call: SeenCall, at: number, ms: number): void;
  event(operation: SeenOperation, sequence: number, at: number): void;
  step(operationId: string, step: FactOf<'step'>): void;
  /** Operations of which more is to come, and when they began. */
  incomplete(): { operationId: string; began: number }[];
  /** What a person did, oldest first, and then each of it again whenever more is known. Returns what ends it. */
  follow(userId: string, send: (trace: Trace) => void): () => void;
}

interface Kept extends Recorded {
  facts: Fact[];
  /** Whose it is: nobody else gets to see it. Unknown until the operation's row was read. */
  userId?: string;
}

export function createRecorder(now: () => number): Recorder {
  let kept: Kept[] = [];
  let serial = 0;
  const followers = new Set<(changed: Kept) => void>();

  const keep = (record: Omit<Kept, 'facts'>): Kept => {
    const made = { ...record, facts: [] };
    kept = [...kept, made].slice(-KEPT);
    return made;
  };
  const add = (record: Kept, fact: Fact): void => {
    record.facts.push(fact);
    for (const tell of followers) tell(record);
  };
  const ofOperation = (operationId: string): Kept =>
    kept.find((record) => record.operationId === operationId) ?? keep({ id: operationId, operationId });

  /** What was known of the operation goes to the request that asked for it. */
  const bind = (record: Kept, operationId: string): void => {
    const known = kept.find((each) => each !== record && each.operationId === operationId);
    record.operationId = operationId;
    if (known === undefined) return;
    kept = kept.filter((each) => each !== known);
    record.facts.push(...known.facts);
  };

  return {
    request(request) {
      const at = now();
      const read = readRequest(request);
      const record = keep({ id: `request-${++serial}`, ...(read && { userId: read.userId }) });
      add(record, { kind: 'request', at, request });
      return (result) => {
        const operationId = result.outcome === 'answered' ? acceptedIn(result.body) : undefined;
        if (operationId !== undefined) bind(record, operationId);
        add(record, { kind: 'answer', at: now(), ms: now() - at, result });
      };
    },
    call: ({ operationId, fact }, at, ms) => add(ofOperation(operationId), { ...fact, at, ms }),
    event(operation, sequence, at) {
      const asking = kept.find((record) => mayHaveAsked(record, operation));
      const isBound = kept.some((record) => record.operationId === operation.id && record.userId !== undefined);
      if (asking !== undefined && !isBound) bind(asking, operation.id);
      const record = ofOperation(operation.id);
      record.userId ??= operation.ownerId;
      add(record, { kind: 'event', at, sequence, operation });
    },
    step: (operationId, step) => add(ofOperation(operationId), step),
    incomplete: () =>
      kept.flatMap(({ operationId, facts }) =>
        operationId === undefined || isComplete(facts) ? [] : [{ operationId, began: facts[0]?.at ?? now() }],
      ),
    follow(userId, send) {
      const tell = (record: Kept): void => {
        if (record.userId === userId) send(assemble(record));
      };
      for (const record of kept) tell(record);
      followers.add(tell);
      return () => followers.delete(tell);
    },
  };
}

/** The bot names the operation in the id of a block (bot/messages/answer.ts). */
function acceptedIn(body: string): string | undefined {
  return /"operation:(op-[0-9a-z-]+)"/.exec(body)?.[1];
}

/**
 * Whether the request may have been for this operation. Not every answer says which operation it began: that of a button
 * is empty, and a late one is lost. Then the row tells whose request it was and when that was signed.
 */
function mayHaveAsked({ userId, operationId, facts }: Kept, operation: SeenOperation): boolean {
  if (userId !== operation.ownerId || operationId !== undefined || operation.cause !== 'asked') return false;
  const request = facts.find((fact) => fact.kind === 'request');
  if (request === undefined) return false;
  const signedAt = Number(request.request.headers['x-slack-request-timestamp']);
  const answered = facts.some((fact) => fact.kind === 'answer' && fact.result.outcome === 'answered');
  const kind = readRequest(request.request)?.kind;
  return signedAt === operation.requestedAt && (kind === 'interaction' || (kind === 'command' && !answered));
}
