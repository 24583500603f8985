import type { Claims, Queries } from '../provisioner/contract/registry.ts';
import { type Budget, createBudget, overBudget } from './budget.ts';
import { type Command, parseCommand } from './command.ts';
import type { Gate } from './handler.ts';
import type { Answer } from './messages/answer.ts';
import { created } from './messages/created.ts';
import { destroyed } from './messages/destroyed.ts';
import { help } from './messages/help.ts';
import { list } from './messages/list.ts';
import { misunderstood } from './messages/misunderstood.ts';
import { listTooSlow, notAllowed, trouble } from './messages/trouble.ts';
import { mayUse } from './policy.ts';
import { type Asker, type SubmitDeps, submitCreate, submitDestroy } from './submit.ts';

export interface AnswerDeps extends SubmitDeps {
  registry: Claims & Pick<Queries, 'getPlayground' | 'listByOwner'>;
  allowedTeamIds: readonly string[];
  /** Epoch milliseconds. */
  clock: () => number;
  /** How long the person waited, counted from the request's arrival at AWS. */
  measureAck: (verb: Command['verb'] | 'none', milliseconds: number) => void;
}

/** The fields of Slack's slash command that matter here. */
export interface SlashRequest {
  text: string;
  userId: string;
  teamId: string;
  triggerId: string | undefined;
}

/** Slack gives up after 3 s; what is left is for the way there and back. */
const BUDGET_MS = 2000;
/** After a very slow cold start there is still a try: the registry usually answers in tens of milliseconds. */
const LEAST_BUDGET_MS = 400;

/** The answer to one slash command, whatever happens: the person always hears something. */
export async function answerCommand(request: SlashRequest, gate: Gate, deps: AnswerDeps): Promise<Answer> {
  const parsed = parseCommand(request.text);
  const verb = 'command' in parsed ? parsed.command.verb : 'none';
  try {
    if (!mayUse(deps.allowedTeamIds, request.teamId)) return notAllowed();
    if (!('command' in parsed)) return misunderstood(parsed);
    return await carryOut(parsed.command, request, gate, deps);
  } catch (error) {
    deps.log.error('Answering a command broke', { reference: gate.reference, verb, error });
    return trouble(error, gate.reference);
  } finally {
    deps.measureAck(verb, deps.clock() - gate.arrivedAt);
  }
}

async function carryOut(command: Command, request: SlashRequest, gate: Gate, deps: AnswerDeps): Promise<Answer> {
  const budget = budgetOf(gate, deps);
  const asker = askerOf(request, gate);
  const now = deps.clock() / 1000;
  switch (command.verb) {
    case 'create': {
      const outcome = await submitCreate(asker, command.name, budget, deps);
      return created(outcome, { ownerId: asker.ownerId, limits: deps.limits }, now);
    }
    case 'destroy':
      return destroyed(await submitDestroy(asker, command.name, budget, deps), command.name, now);
    case 'list': {
      const playgrounds = await budget.within(deps.registry.listByOwner(asker.ownerId));
      return playgrounds === overBudget ? listTooSlow() : list(playgrounds, now);
    }
    case 'help':
      return help(deps.lifetimeSeconds);
  }
}

function budgetOf(gate: Gate, { clock, log }: AnswerDeps): Budget {
  const deadline = Math.max(gate.arrivedAt + BUDGET_MS, clock() + LEAST_BUDGET_MS);
  return createBudget(deadline, clock, (error) =>
    log.warn('Work that the answer did not wait for broke', { reference: gate.reference, error }),
  );
}

/** Slack may deliver a request twice, with the same trigger; a signature is unique to a request just as well. */
function askerOf({ teamId, triggerId, userId }: SlashRequest, { requestedAt, signature }: Gate): Asker {
  return { ownerId: userId, requestedAt, requestKey: `${teamId}:${triggerId || signature}` };
}
