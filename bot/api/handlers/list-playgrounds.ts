import { costByTemplate } from '../../cost.ts';
import type { Handler } from '../context.ts';
import { playgroundBody } from '../views.ts';
import { isOfCaller } from '../visible.ts';

export const listPlaygrounds: Handler<'listPlaygrounds'> = async (_, { caller, asker: { userId }, now }, deps) => {
  const { registry, templates, prices } = deps;
  const [own, shared] = await Promise.all([registry.listByOwner(userId), registry.listSharedWith([userId])]);
  const costOf = costByTemplate(templates, prices);
  const seen = [...own, ...shared.filter(({ ownerId }) => ownerId !== userId)].filter((row) => isOfCaller(caller, row));
  return { status: 200, body: { playgrounds: seen.map((row) => playgroundBody(row, costOf(row, now))) } };
};
