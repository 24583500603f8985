import { costByTemplate } from '../../cost.ts';
import type { Handler } from '../context.ts';
import { isRefusal } from '../refusal.ts';
import { playgroundBody } from '../views.ts';
import { reachVisible } from '../visible.ts';

export const getPlayground: Handler<'getPlayground'> = async ({ params: { name } }, context, deps) => {
  const reached = await reachVisible('status', name, context, deps);
  if (isRefusal(reached)) return reached;
  const { playground } = reached;
  const cost = costByTemplate(deps.templates, deps.prices)(playground, context.now);
  return { status: 200, body: playgroundBody(playground, cost) };
};
