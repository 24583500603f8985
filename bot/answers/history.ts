import type { HistoryEntry } from '../../provisioner/contract/registry.ts';
import { HISTORY_SECONDS } from '../../provisioner/contract/registry-dynamodb/rows.ts';
import { reach } from '../access.ts';
import { overBudget } from '../budget.ts';
import type { Answer } from '../messages/answer.ts';
import { type HistoryView, history as told } from '../messages/history.ts';
import { unreached } from '../messages/no-playground-of-yours.ts';
import { tooSlow } from '../messages/trouble.ts';
import type { AnswerDeps, AnswerTo } from './question.ts';

/** So many entries are read at most. */
const LIMIT = 50;
const KEPT_DAYS = HISTORY_SECONDS / (24 * 60 * 60);

export const history: AnswerTo<'history'> = async ({ name }, { asker, budget }, deps) => {
  const { userId } = asker;
  const answer = await budget.within(name === undefined ? ofPerson(userId, deps) : ofName(name, userId, deps));
  return answer === overBudget ? tooSlow('The history') : answer;
};

/** What they did themselves, and what anybody or the end of its time did to what was theirs. */
async function ofPerson(userId: string, { registry }: AnswerDeps): Promise<Answer> {
  const both = await Promise.all([
    registry.history({ askedBy: userId }, LIMIT + 1),
    registry.history({ ownerId: userId }, LIMIT + 1),
  ]);
  const entries = new Map(both.flat().map((entry) => [entry.id, entry]));
  return told(view([...entries.values()].sort((one, other) => other.requestedAt - one.requestedAt)));
}

/** A name has had several playgrounds, of several owners: each is shown to those whom it concerned. */
async function ofName(name: string, userId: string, deps: AnswerDeps): Promise<Answer> {
  const [entries, reached] = await Promise.all([
    deps.registry.history({ playgroundName: name }, LIMIT + 1),
    reach('status', { name }, userId, deps),
  ]);
  const seen = concerning(entries, userId);
  if (!('outcome' in reached)) seen.add(reached.playground.id);
  const isAdmin = deps.admins.includes(userId);
  const shown = entries.filter(({ playgroundId }) => isAdmin || seen.has(playgroundId));
  if (shown.length === 0 && 'outcome' in reached && reached.outcome === 'not-yours') {
    return unreached(reached, name, deps.admins);
  }
  return told({ ...view(shown), name, isCut: entries.length > LIMIT });
}

/** Ids of the playgrounds that somebody owned or did something to. */
function concerning(entries: readonly HistoryEntry[], userId: string): Set<string> {
  const theirs = entries.filter((entry) => entry.askedBy === userId || entry.ownerId === userId);
  return new Set(theirs.map(({ playgroundId }) => playgroundId));
}

function view(entries: readonly HistoryEntry[]): HistoryView {
  return { entries: entries.slice(0, LIMIT), isCut: entries.length > LIMIT, keptDays: KEPT_DAYS };
}
