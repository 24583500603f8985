import type { Operation } from '../../../../provisioner/contract/operation.ts';
import type { Playground } from '../../../../provisioner/contract/playground.ts';
import type {
  ChangeRequest,
  CreateClaim,
  CreateRequest,
  DestroyRequest,
  Registry,
} from '../../../../provisioner/contract/registry.ts';

export const NOW = 1_800_000_000;
export const LIFETIME = 3600;
export const WARNING = 600;
export const END = NOW + LIFETIME;
export const LIMITS = { perOwner: 2, total: 1000 };

/** A registry, and the steps that many of its tests begin with. */
export interface RegistryWorld {
  registry: Registry;
  /** Never the same twice, so that tests share a registry without meeting. */
  fresh(prefix: string): string;
  /** A request with an owner and a name of its own. */
  request(overrides?: Partial<CreateRequest>): CreateRequest;
  claimed(overrides?: Partial<CreateRequest>): Promise<Extract<CreateClaim, { outcome: 'claimed' }>>;
  /** The operation, with its lease taken. */
  taken(operationId: string, now?: number): Promise<Operation>;
  ready(ownerId?: string): Promise<Playground>;
  /** What each change of the playground by its owner names. */
  by(playground: Playground): ChangeRequest;
  /** An extension of the end that it has. @param expiresAt by default an hour more */
  extending(playground: Playground, expiresAt?: number): Parameters<Registry['extend']>[0];
  /** A destroy of this generation that its owner asks for. */
  destroying(playground: Playground): DestroyRequest;
}

/** @param registry asked inside a test */
export function registryWorld(registry: () => Registry): RegistryWorld {
  let serial = 0;
  const fresh = (prefix: string): string => `${prefix}${++serial}`;

  const request = (overrides: Partial<CreateRequest> = {}): CreateRequest => ({
    name: fresh('demo-'),
    ownerId: fresh('UOWNER'),
    template: 'default',
    requestedAt: NOW,
    lifetimeSeconds: LIFETIME,
    warningSeconds: WARNING,
    requestKey: fresh('create-'),
    ...overrides,
  });
  async function claimed(overrides: Partial<CreateRequest> = {}) {
    const claim = await registry().claimCreate(request(overrides), LIMITS);
    if (claim.outcome !== 'claimed') throw new Error(`claim: ${claim.outcome}`);
    return claim;
  }
  async function taken(operationId: string, now = NOW): Promise<Operation> {
    const take = await registry().take(operationId, now);
    if (take.outcome !== 'taken') throw new Error(`take: ${take.outcome}`);
    return take.operation;
  }
  const by = ({ name, id, ownerId }: Playground): ChangeRequest => ({
    name,
    playgroundId: id,
    askedBy: ownerId,
    requestedAt: NOW,
    requestKey: fresh('change-'),
  });
  return {
    get registry() {
      return registry();
    },
    fresh,
    request,
    claimed,
    taken,
    async ready(ownerId) {
      const { operation, playground } = await claimed(ownerId === undefined ? {} : { ownerId });
      await registry().ready(await taken(operation.id), { address: 'http://192.0.2.1:8080' }, NOW);
      const row = await registry().getPlayground(playground.name);
      if (!row) throw new Error(`${playground.name} is ready and has no row`);
      return row;
    },
    by,
    extending: (playground, expiresAt = END + 3600) => ({
      ...by(playground),
      seenExpiresAt: playground.expiresAt,
      expiresAt,
      warningSeconds: WARNING,
    }),
    destroying: ({ name, id }) => ({
      name,
      playgroundId: id,
      cause: 'asked',
      requestedAt: NOW,
      requestKey: fresh('destroy-'),
    }),
  };
}

export const outcomes = (results: readonly { outcome: string }[]): string[] =>
  results.map(({ outcome }) => outcome).sort();
