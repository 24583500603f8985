import { PLAYGROUND_USER } from '../../../provisioner/contract/playground.ts';
import type { Handler } from '../context.ts';
import { notNow } from '../outcomes.ts';
import { isRefusal, refuse } from '../refusal.ts';
import { noSuchPlayground, reachVisible } from '../visible.ts';

export const getCredentials: Handler<'getCredentials'> = async ({ params: { name } }, context, deps) => {
  const { caller } = context;
  if (!caller.credentials || !deps.readPassword) return refuse('NOT_IN_SCOPE', 'This caller is not told passwords.');
  const reached = await reachVisible('credentials', name, context, deps);
  if (isRefusal(reached)) return reached;
  const { id, state, address } = reached.playground;
  if (state !== 'ready' || address === undefined) return notNow(reached.playground);
  const password = await deps.readPassword(id);
  // It went since its row was read.
  if (password === undefined) return noSuchPlayground(name);
  return { status: 200, body: { user: PLAYGROUND_USER, password, address } };
};
