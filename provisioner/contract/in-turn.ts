import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Invoke } from './invoke.ts';
import { NoPlaceError, type Places } from './registry/places.ts';
import { createPlaces } from './registry-dynamodb/places.ts';

/**
 * Starts an operation only when there is a place for it.
 * @param now epoch seconds
 * @throws NoPlaceError when it has to wait
 */
export function inTurn(invoke: Invoke, places: Pick<Places, 'take'>, now: () => number): Invoke {
  return async (operationId, signal) => {
    if (!(await places.take(operationId, now()))) throw new NoPlaceError(operationId);
    await invoke(operationId, signal);
  };
}

/** The same with the registry's places, where a deployment counts by them, and otherwise as it is. */
export function invokeInTurn(
  invoke: Invoke,
  client: DynamoDBDocumentClient,
  { registryTable, operationsAtOnce }: { registryTable: string; operationsAtOnce: number | undefined },
): Invoke {
  if (operationsAtOnce === undefined) return invoke;
  return inTurn(invoke, createPlaces(client, registryTable, operationsAtOnce), () => Math.floor(Date.now() / 1000));
}
