import { isFinished } from '../../../../provisioner/contract/operation.ts';
import type { Seen } from './seen.ts';

/** The counters of owners and of the workspace equal the rows. */
export function countsEqualRows({ rows, playgrounds }: Seen): string[] {
  const expected = new Map<string, number>();
  const count = (key: string): void => void expected.set(key, (expected.get(key) ?? 0) + 1);
  for (const { ownerId, countedIn = 0 } of playgrounds) {
    count(`OWNER#${ownerId}`);
    count(`WORKSPACE#${countedIn}`);
  }
  const counters = rows.filter(({ pk }) => /^(OWNER|WORKSPACE)#/.test(String(pk)));
  for (const { pk } of counters) if (!expected.has(String(pk))) expected.set(String(pk), 0);
  return [...expected].flatMap(([key, wanted]) => {
    const counted = counters.find(({ pk }) => pk === key)?.['playgrounds'] ?? 0;
    return counted === wanted ? [] : [`${key} counts ${counted}, and there are ${wanted}`];
  });
}

/** Every operation has reached an end. */
export function everythingEnds({ operations }: Seen): string[] {
  return operations
    .filter((operation) => !isFinished(operation))
    .map(({ id, kind, state, attempt }) => `${kind} ${id} is ${state} after ${attempt} attempts`);
}

/** A playground is ready or stuck once nobody works on it, as the operation that it names says. */
export function rowsAgree({ playgrounds, operations }: Seen): string[] {
  return playgrounds.flatMap(({ id, state, operationId }) => {
    const last = operations.find((one) => one.id === operationId);
    if (last && !isFinished(last)) return [];
    return state === 'ready' || state === 'stuck' ? [] : [`${id} is ${state}, and its operation has ended`];
  });
}
