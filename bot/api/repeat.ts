import { requestIds } from '../../provisioner/contract/name.ts';
import { triedKeys } from '../submit/create.ts';
import type { ApiDeps } from './context.ts';
import { changeBody, operationBody } from './views.ts';

/**
 * What a request has come to already, if it has come to anything. A repeat is answered by this alone, so that it works
 * when the playground is long gone, and cannot find the world changed and do something else.
 */
export async function whatBecameOf(requestKey: string, { registry }: Pick<ApiDeps, 'registry'>) {
  const { changeId } = requestIds(requestKey);
  const [change, ...operations] = await Promise.all([
    registry.getChange(changeId),
    ...triedKeys(requestKey).map((key) => registry.getOperation(requestIds(key).operationId)),
  ]);
  if (change) return { status: 200, body: changeBody(change) } as const;
  const operation = operations.find((each) => each !== undefined);
  return operation && ({ status: 202, body: operationBody(operation) } as const);
}
