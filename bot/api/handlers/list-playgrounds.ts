import { channelsOf, sharedWith } from '../../channels.ts';
import { costByTemplate } from '../../cost.ts';
import type { Handler } from '../context.ts';
import { refuse } from '../refusal.ts';
import { playgroundBody } from '../views.ts';
import { isOfCaller } from '../visible.ts';

export const listPlaygrounds: Handler<'listPlaygrounds'> = async (_, { caller, asker: { userId }, now }, deps) => {
  const { registry, templates, prices } = deps;
  const [own, { ids, isKnown }] = await Promise.all([registry.listByOwner(userId), channelsOf(userId, deps)]);
  // A program would take a list that lacks something for the whole.
  if (!isKnown) return refuse('MEMBERSHIP_UNKNOWN');
  const shared = await sharedWith(userId, ids, registry);
  const costOf = costByTemplate(templates, prices);
  const seen = [...own, ...shared].filter((row) => isOfCaller(caller, row));
  return { status: 200, body: { playgrounds: seen.map((row) => playgroundBody(row, costOf(row, now))) } };
};
