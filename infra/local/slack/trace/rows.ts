import type { Step } from '../../../../provisioner/contract/step.ts';
import type { Fact, FactOf, SeenOperation } from './fact.ts';
import type { Lane } from './lanes.ts';

/** One line of the waterfall. */
export interface Row {
  lane: Lane;
  words: string;
  /** Epoch milliseconds. */
  at: number;
  /** Without it, a moment. */
  ms?: number;
  failed?: boolean;
}

const STEP_WORDS: Record<Exclude<Step, 'resource' | 'engine'>, [Lane, string]> = {
  claim: ['bot', 'Claims it in the registry, in one transaction'],
  invoke: ['bot', 'Event invoke: the operation’s id and nothing else'],
  run: ['provisioner', 'Runs the operation, under its lease'],
  credentials: ['provisioner', 'Password in SSM'],
  containers: ['provisioner', 'Watches ECS until the containers are healthy'],
  leftovers: ['provisioner', 'Looks for what the stack does not know of'],
  receipt: ['provisioner', 'Compares state and AWS’s lists: is anything left?'],
};

/** The lines that one fact makes. */
export function rowsOf(fact: Fact, facts: readonly Fact[]): Row[] {
  switch (fact.kind) {
    case 'request':
      return [requestRow(fact, facts)];
    case 'answer':
      return [];
    case 'call':
      return [callRow(fact)];
    case 'event':
      return [{ lane: 'sns', words: eventWords(fact), at: fact.at }];
    case 'step':
      return [...waitBefore(fact, facts), stepRow(fact)];
  }
}

function requestRow({ at }: FactOf<'request'>, facts: readonly Fact[]): Row {
  const answer = facts.find((fact) => fact.kind === 'answer');
  if (answer === undefined) return { lane: 'slack', words: 'Sends it, signed, and waits', at };
  const { ms, result } = answer;
  return result.outcome === 'answered'
    ? { lane: 'slack', words: 'Sends it, signed, and is answered', at, ms }
    : { lane: 'slack', words: `Sends it, signed: ${result.error}`, at, ms, failed: true };
}

function callRow({ method, to, state, error, at, ms }: FactOf<'call'>): Row {
  const where = to === undefined ? '' : ` to ${to}`;
  const what = error ?? state;
  return {
    lane: 'notifier',
    words: `${method}${where}${what === undefined ? '' : `: ${what}`}`,
    at,
    ms,
    ...(error !== undefined && { failed: true }),
  };
}

function eventWords({ sequence, operation }: FactOf<'event'>): string {
  // The row may have changed again before it was read.
  const words = operation.sequence === sequence ? `: ${stateWords(operation)}` : '';
  return `operation-changed, sequence ${sequence}${words}`;
}

function stateWords({ state, progress }: SeenOperation): string {
  return state === 'running' && progress !== undefined
    ? `${progress.label} (${progress.done} of ${progress.total})`
    : state;
}

/** What lies between the bot's invoke and the provisioner's run is nobody's step, and explains the gap. */
function waitBefore(run: FactOf<'step'>, facts: readonly Fact[]): Row[] {
  if (run.step !== 'run' || run !== facts.find((fact) => fact.kind === 'step' && fact.step === 'run')) return [];
  const invoke = facts.find((fact) => fact.kind === 'step' && fact.step === 'invoke');
  if (invoke?.kind !== 'step') return [];
  const at = invoke.at + invoke.ms;
  return [{ lane: 'provisioner', words: 'Lambda starts it with the event', at, ms: Math.max(0, run.at - at) }];
}

function stepRow({ step, subject = '', at, ms, ok }: FactOf<'step'>): Row {
  const failed = ok ? {} : { failed: true };
  if (step === 'engine') return { lane: 'engine', words: `pulumi ${subject}`, at, ms, ...failed };
  if (step === 'resource') return { lane: 'engine', words: resourceWords(subject), at, ms, ...failed };
  const [lane, words] = STEP_WORDS[step];
  return { lane, words, at, ms, ...failed };
}

/** @param type such as `aws:ecs/service:Service` */
function resourceWords(type: string): string {
  const [, module = '', name = ''] = type.split(':');
  return `${module.split('/')[0]} ${name}`;
}
