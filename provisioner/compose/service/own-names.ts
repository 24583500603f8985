import type { Service } from '../compose-file.ts';

/** The names by which Compose lets siblings address a service: its own, and those that the service gives itself. */
export function ownNames(name: string, { hostname, container_name: container, networks }: Service): string[] {
  const aliases = Array.isArray(networks)
    ? []
    : Object.values(networks ?? {}).flatMap((network) => network?.aliases ?? []);
  return [...new Set([name, hostname, container, ...aliases])].filter((each) => each !== undefined);
}
