import type { Change } from '../../../provisioner/contract/change.ts';
import type { Operation } from '../../../provisioner/contract/operation.ts';
import { reach } from '../../access.ts';
import type { ApiDeps, Context, Handler } from '../context.ts';
import { refuse } from '../refusal.ts';
import { changeBody, operationBody } from '../views.ts';
import { isOfCaller } from '../visible.ts';

export const getOperation: Handler<'getOperation'> = async ({ params: { id } }, context, deps) => {
  const { registry } = deps;
  const [operation, change] = await Promise.all(
    id.startsWith('ch-') ? [undefined, registry.getChange(id)] : [registry.getOperation(id), undefined],
  );
  if (operation && (await maySee(operation, operation, context, deps))) {
    return { status: 200, body: operationBody(operation) };
  }
  if (change && (await maySee(change, undefined, context, deps))) return { status: 200, body: changeBody(change) };
  return refuse('NO_SUCH_OPERATION');
};

/** Their own, also when the playground is gone, and those of a playground that they may see. */
async function maySee(
  entry: Operation | Change,
  made: Operation | undefined,
  { caller, asker: { userId } }: Context,
  deps: ApiDeps,
): Promise<boolean> {
  const isTheirs = entry.askedBy === userId || made?.ownerId === userId;
  if (isTheirs && (made ? isOfCaller(caller, made) : caller.templates === undefined)) return true;
  const reached = await reach('status', { name: entry.playgroundName, playgroundId: entry.playgroundId }, userId, deps);
  return !('outcome' in reached) && isOfCaller(caller, reached.playground);
}
