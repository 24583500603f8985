import type { Invoke } from '../../provisioner/contract/invoke.ts';
import type { Playground } from '../../provisioner/contract/playground.ts';
import type { Claims, Queries } from '../../provisioner/contract/registry.ts';

export interface RemovalDeps {
  registry: Pick<Queries, 'listAll' | 'getOperation'> & Pick<Claims, 'claimDestroy'>;
  invoke: Invoke;
  /** Epoch seconds. */
  now(): number;
  pause(milliseconds: number): Promise<unknown>;
  say(line: string): void;
}

/** As many as there may be in one deployment, and more. */
export const EVERY = 10_000;
const POLL_MS = 2_000;
/** One that is stuck is tried so often. */
const TRIES = 2;

/**
 * Removes all playgrounds of a deployment, each by its ordinary destroy operation, and waits for them. What is being made
 * or changed is waited for first. Meant for a deployment that takes no more requests.
 * @param patienceSeconds how long it is waited in all
 * @returns what could not be removed and why, a line each; empty when all are gone
 */
export async function removePlaygrounds(deps: RemovalDeps, patienceSeconds: number): Promise<string[]> {
  const { registry, now, pause, say } = deps;
  const until = now() + patienceSeconds;
  const tries = new Map<string, number>();
  let seen = await registry.listAll(EVERY);
  for (;;) {
    const left = seen.filter(({ id, state }) => !(state === 'stuck' && (tries.get(id) ?? 0) >= TRIES));
    if (left.length === 0 || now() >= until) break;
    for (const playground of left.filter(isDestroyable)) {
      if (await begin(playground, deps)) tries.set(playground.id, (tries.get(playground.id) ?? 0) + 1);
    }
    await pause(POLL_MS);
    const next = await registry.listAll(EVERY);
    for (const { id, name } of seen) if (!next.some((one) => one.id === id)) say(`${name} is gone.`);
    seen = next;
  }
  return Promise.all(seen.map((playground) => whyLeft(playground, deps)));
}

/** For people: each by its name, and whose it is. */
export function namesOf(playgrounds: readonly Pick<Playground, 'name' | 'ownerId'>[]): string {
  return playgrounds.map(({ name, ownerId }) => `${name} (of ${ownerId})`).join(', ');
}

function isDestroyable({ state }: Playground): boolean {
  return state === 'ready' || state === 'stuck';
}

/** @returns whether a destroying of it was begun by this call */
async function begin({ id, name, operationId }: Playground, { registry, invoke, now, say }: RemovalDeps) {
  const claim = await registry.claimDestroy({
    name,
    playgroundId: id,
    cause: 'asked',
    requestedAt: now(),
    // The same while it is in one state: a list that is a second late is no reason to ask twice.
    requestKey: `stage:${id}:${operationId}`,
  });
  if (claim.outcome !== 'claimed') return false;
  say(`Removing ${name} …`);
  await invoke(claim.operation.id);
  return true;
}

async function whyLeft({ name, state, operationId }: Playground, { registry }: RemovalDeps): Promise<string> {
  const operation = await registry.getOperation(operationId);
  const failure = operation?.failure ?? operation?.putOff?.failure;
  if (!failure) return `${name} is still ${state}.`;
  const left = failure.left?.length ? ` Still there: ${failure.left.join(', ')}.` : '';
  return `${name}: ${failure.reason}${left} Reference ${failure.reference}.`;
}
