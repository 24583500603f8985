import type { Service } from '../compose-file.ts';
import type { Spot } from '../spot.ts';

export type Condition = 'START' | 'HEALTHY' | 'SUCCESS';

export interface Dependency {
  on: string;
  condition: Condition;
  /** False: it may be left out of the template. */
  required: boolean;
  spot: Spot;
}

const CONDITIONS: Readonly<Record<string, Condition>> = {
  service_started: 'START',
  service_healthy: 'HEALTHY',
  service_completed_successfully: 'SUCCESS',
};

/** What a service waits for. Links and the like wait for a start, as with Compose; what is said of one twice counts once. */
export function dependenciesOf(service: Service, spot: Spot): Dependency[] {
  const started = (on: string, at: Spot): Dependency => ({ on, condition: 'START', required: true, spot: at });
  const given = service.depends_on ?? [];
  const at = spot.at('depends_on');
  const said = Array.isArray(given)
    ? given.map((on, index) => started(on, at.at(index)))
    : Object.entries(given).map(([on, { condition, required = true }]) => ({
        on,
        condition: CONDITIONS[condition] ?? 'START',
        required,
        spot: at.at(on),
      }));
  const links = (service.links ?? []).map((link, index) => started(linkOf(link).service, spot.at('links', index)));
  const sources = (service.volumes_from ?? []).flatMap((from, index) => {
    const source = volumesFrom(from);
    return source ? [started(source.service, spot.at('volumes_from', index))] : [];
  });
  const [, neighbour] = /^service:(.+)$/.exec(service.network_mode ?? '') ?? [];
  const network = neighbour === undefined ? [] : [started(neighbour, spot.at('network_mode'))];
  const all = [...said, ...links, ...sources, ...network];
  return all.filter(({ on }, index) => all.findIndex((other) => other.on === on) === index);
}

/** `service` or `service:alias`. */
function linkOf(link: string): { service: string; alias?: string } {
  const [service = '', alias] = link.split(':');
  return { service, ...(alias !== undefined && { alias }) };
}

/** `service` or `service:ro`; undefined for a container from elsewhere. */
export function volumesFrom(text: string): { service: string; readOnly: boolean } | undefined {
  const [service = '', mode] = text.split(':');
  return service === 'container' ? undefined : { service, readOnly: mode === 'ro' };
}
