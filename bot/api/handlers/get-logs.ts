import { plainLines } from '../../../provisioner/contract/plain-lines.ts';
import { containersOf } from '../../logs/containers-of.ts';
import type { Handler } from '../context.ts';
import { isRefusal, refuse } from '../refusal.ts';
import { time } from '../views.ts';
import { reachVisible } from '../visible.ts';

export const getLogs: Handler<'getLogs'> = async ({ params: { name }, query }, context, deps) => {
  const reached = await reachVisible('logs', name, context, deps);
  if (isRefusal(reached)) return reached;
  const { container, lines: count } = query;
  const question = { playgroundId: reached.playground.id, lines: count, ...(container !== undefined && { container }) };
  const last = await deps.lastLines(question, AbortSignal.timeout(context.budget.remaining()));
  const containers = containersOf(reached.playground, last.containers, deps.templates);
  if (container !== undefined && !containers.includes(container)) {
    return refuse('NO_SUCH_CONTAINER', `There are: ${containers.join(', ')}.`);
  }
  const lines = plainLines(last.lines).map(({ at, ...line }) => ({ at: time(at / 1000), ...line }));
  return { status: 200, body: { lines, containers } };
};
