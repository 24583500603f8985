import type { Fact, FactOf, SeenOperation } from './fact.ts';
import { readRequest } from './request.ts';
import { type Row, rowsOf } from './rows.ts';

export interface TraceRow extends Omit<Row, 'at'> {
  /** Milliseconds after the beginning. */
  at: number;
}

/** What happened because of one thing that a person did, or that their playground's time was up. */
export interface Trace {
  id: string;
  title: string;
  /** Somebody only looked at the app: it is told of that, and has nothing to do for it. */
  isVisit: boolean;
  /** Epoch milliseconds. */
  began: number;
  request?: {
    url: string;
    headers: Readonly<Record<string, string>>;
    fields: readonly [name: string, value: string][];
  };
  /** How long Slack waited, and what it got. */
  answer?: { ms: number; words: string; failed: boolean };
  state: 'under way' | 'ended well' | 'ended badly';
  /** The state in words. */
  words: string;
  /** By time. */
  rows: readonly TraceRow[];
  /** The same, but of what came long after the end: it would make everything else too small to see. */
  later: readonly TraceRow[];
  /** How long all of `rows` took. */
  ms: number;
  /** The run has not logged its steps yet. */
  awaitsLog: boolean;
}

/** What comes so long after the last word of an operation is news of another one, such as of its destroying. */
const AFTERWARDS_MS = 20_000;

/** The last word on an operation, once its row has it. */
function lastWord(facts: readonly Fact[]): FactOf<'event'> | undefined {
  return facts.filter((fact) => fact.kind === 'event').find(({ operation }) => isFinal(operation));
}

/** Whether everything about it has been seen; later facts may come all the same. */
export function isComplete(facts: readonly Fact[]): boolean {
  const finishedAt = lastWord(facts)?.operation.finishedAt;
  if (finishedAt === undefined) return false;
  // An earlier run may have handed the operation on.
  return facts.some((fact) => fact.kind === 'step' && fact.step === 'run' && fact.at + fact.ms >= finishedAt * 1000);
}

/** The facts about one thing, in any order; there is at least one. */
export interface Recorded {
  id: string;
  /** Once it is known. */
  operationId?: string;
  facts: readonly Fact[];
}

export function assemble({ id, operationId, facts }: Recorded): Trace {
  const began = Math.min(...facts.map(({ at }) => at));
  const end = (lastWord(facts)?.at ?? Number.POSITIVE_INFINITY) + AFTERWARDS_MS;
  const all = facts
    .flatMap((fact) => rowsOf(fact, facts))
    .map((row) => ({ ...row, at: row.at - began }))
    // Whatever holds another begins with it and is longer.
    .sort((one, other) => one.at - other.at || (other.ms ?? 0) - (one.ms ?? 0));
  const rows = all.filter(({ at }) => began + at <= end);
  const request = facts.find((fact) => fact.kind === 'request');
  const answer = facts.find((fact) => fact.kind === 'answer');
  return {
    id,
    title: titleOf(facts, request),
    isVisit: request !== undefined && readRequest(request.request)?.kind === 'event',
    began,
    ...(request && { request: requestOf(request) }),
    ...(answer && { answer: answerOf(answer) }),
    ...stateOf(facts, answer, operationId !== undefined),
    rows,
    later: all.filter(({ at }) => began + at > end),
    ms: Math.max(...rows.map(({ at, ms = 0 }) => at + ms)),
    awaitsLog: facts.some((fact) => fact.kind === 'event') && !isComplete(facts),
  };
}

function isFinal({ state }: SeenOperation): boolean {
  return state === 'succeeded' || state === 'failed';
}

function titleOf(facts: readonly Fact[], request: FactOf<'request'> | undefined): string {
  if (request !== undefined) return readRequest(request.request)?.title ?? 'A request';
  const event = facts.find((fact) => fact.kind === 'event');
  if (event === undefined) return 'An operation';
  const { cause, kind, playgroundName } = event.operation;
  return `${cause === 'expired' ? 'time is up: ' : ''}${kind} ${playgroundName}`;
}

function requestOf({ request }: FactOf<'request'>): NonNullable<Trace['request']> {
  const { url, headers } = request;
  return { url, headers, fields: readRequest(request)?.fields ?? [] };
}

function answerOf({ ms, result }: FactOf<'answer'>): NonNullable<Trace['answer']> {
  return result.outcome === 'answered'
    ? { ms, words: 'Answered', failed: false }
    : { ms, words: `${result.error} (${result.detail})`, failed: true };
}

function stateOf(
  facts: readonly Fact[],
  answer: FactOf<'answer'> | undefined,
  isOperation: boolean,
): Pick<Trace, 'state' | 'words'> {
  const operation = facts
    .flatMap((fact) => (fact.kind === 'event' ? [fact.operation] : []))
    .reduce<SeenOperation | undefined>(
      (newest, each) => (newest && newest.sequence > each.sequence ? newest : each),
      undefined,
    );
  const last = lastWord(facts)?.operation;
  if (last?.state === 'succeeded')
    return { state: 'ended well', words: last.kind === 'create' ? 'It is ready.' : 'It is gone.' };
  if (last !== undefined) return { state: 'ended badly', words: `It failed: ${last.failure?.code ?? 'no code'}.` };
  if (operation !== undefined) return { state: 'under way', words: `It is ${operation.state}.` };
  if (isOperation) return { state: 'under way', words: 'It is accepted.' };
  if (answer === undefined) return { state: 'under way', words: 'Slack waits for the answer.' };
  return answer.result.outcome === 'answered'
    ? { state: 'ended well', words: 'It is answered.' }
    : { state: 'ended badly', words: `It failed: ${answer.result.error}.` };
}
