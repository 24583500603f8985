import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { inTurn } from '../../../../provisioner/contract/in-turn.ts';
import type { Leases } from '../../../../provisioner/contract/registry.ts';
import { createPlaces } from '../../../../provisioner/contract/registry-dynamodb/places.ts';
import { keepPlace } from '../../../../provisioner/run/keep-place.ts';
import type { Bus } from './bus.ts';
import type { LogDouble } from './log.ts';
import { TABLE } from './site.ts';

/** What a deployment puts around invokes and leases where the registry counts how many operations run at once. */
export interface Turns {
  bus(bus: Bus): Bus;
  leases(leases: Leases): Leases;
}

/** @param atOnce undefined where Lambda counts */
export function turns(
  client: DynamoDBDocumentClient,
  atOnce: number | undefined,
  { seconds, log }: { seconds: () => number; log: LogDouble },
): Turns {
  if (atOnce === undefined) return { bus: (bus) => bus, leases: (leases) => leases };
  const places = createPlaces(client, TABLE, atOnce);
  return {
    bus: (bus) => ({ ...bus, invoke: inTurn(bus.invoke, places, seconds) }),
    leases: (leases) => keepPlace(leases, places, log),
  };
}
