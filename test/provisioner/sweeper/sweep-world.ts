import type { Event } from '../../../provisioner/contract/event.ts';
import type { SweepDeps } from '../../../provisioner/sweeper/sweep.ts';
import { fakeRegistry } from '../../support/fake-registry.ts';

export const NOW = 1_800_000_000;
export const LIFETIME = 3600;
export const WARNING = 600;
export const EXPIRED = NOW + LIFETIME;

/** A sweeper with an empty registry, how playgrounds come into it, and what the sweeper has done. */
export function sweepWorld() {
  const registry = fakeRegistry();
  const invoked: string[] = [];
  const published: Event[] = [];
  const deps: SweepDeps = {
    registry,
    invoke: async (operationId) => void invoked.push(operationId),
    publish: async (event) => void published.push(event),
    log: { info: () => undefined, error: () => undefined },
  };

  async function claimCreate(name: string): Promise<string> {
    const claim = await registry.claimCreate(
      {
        name,
        ownerId: 'U1',
        template: 'default',
        requestedAt: NOW,
        lifetimeSeconds: LIFETIME,
        warningSeconds: WARNING,
        requestKey: name,
      },
      { perOwner: 100, total: 100 },
    );
    if (claim.outcome !== 'claimed') throw new Error(claim.outcome);
    return claim.operation.id;
  }

  async function take(id: string, now: number) {
    const taken = await registry.take(id, now);
    if (taken.outcome !== 'taken') throw new Error(taken.outcome);
    return taken.operation;
  }

  async function makeReady(name: string): Promise<void> {
    const held = await take(await claimCreate(name), NOW);
    const { id, sequence } = await registry.ready(held, { address: 'http://198.51.100.7:8080' }, NOW);
    await registry.shown(id, sequence, { isLast: true, at: NOW });
  }

  return { registry, invoked, published, deps, claimCreate, take, makeReady };
}
