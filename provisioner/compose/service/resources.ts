import type { Service } from '../compose-file.ts';
import type { Spot } from '../spot.ts';
import { parseBytes, toMib } from '../units.ts';

/** CPU units and MiB, as ECS takes them of a container. */
export interface Resources {
  cpu?: number;
  memory?: number;
  memoryReservation?: number;
}

/** ECS's smallest. */
const MIN_MEMORY_MIB = 6;

export function resourcesOf(service: Service, spot: Spot): Resources {
  const { limits = {}, reservations = {} } = service.deploy?.resources ?? {};
  const inDeploy = spot.at('deploy', 'resources');
  const first = <T>(...all: [value: T | undefined, at: Spot][]) =>
    all.find(([value]) => value !== undefined) ?? [undefined, spot];
  const cpus = first<number | string>(
    [reservations.cpus, inDeploy.at('reservations', 'cpus')],
    [limits.cpus, inDeploy.at('limits', 'cpus')],
    [service.cpus, spot.at('cpus')],
  );
  const limit = first<number | string>(
    [limits.memory, inDeploy.at('limits', 'memory')],
    [service.mem_limit, spot.at('mem_limit')],
  );
  const reserved = first<number | string>(
    [reservations.memory, inDeploy.at('reservations', 'memory')],
    [service.mem_reservation, spot.at('mem_reservation')],
  );
  const cpu = cpuUnits(...(cpus as [number | string | undefined, Spot]));
  const memory = mib(...(limit as [number | string | undefined, Spot]));
  const memoryReservation = mib(...(reserved as [number | string | undefined, Spot]));
  if (memory !== undefined && memoryReservation !== undefined && memoryReservation > memory) {
    (reserved[1] as Spot).refuse(
      `It reserves ${memoryReservation} MiB, more than its own limit of ${memory} MiB. Raise the limit.`,
    );
  }
  return {
    ...(cpu !== undefined && { cpu }),
    ...(memory !== undefined && { memory }),
    ...(memoryReservation !== undefined && { memoryReservation }),
  };
}

function cpuUnits(cpus: number | string | undefined, spot: Spot): number | undefined {
  if (cpus === undefined) return undefined;
  const units = Math.ceil(Number(cpus) * 1024);
  if (units > 0) return units;
  spot.refuse(`It must be a number of CPUs above 0, and is ${cpus}. Write one, such as "0.5".`);
  return undefined;
}

function mib(size: number | string | undefined, spot: Spot): number | undefined {
  if (size === undefined) return undefined;
  const bytes = parseBytes(size);
  if (bytes !== undefined && toMib(bytes) >= MIN_MEMORY_MIB) return toMib(bytes);
  spot.refuse(`It must be a size of at least ${MIN_MEMORY_MIB} MiB, and is ${size}. Write one, such as 512m.`);
  return undefined;
}
