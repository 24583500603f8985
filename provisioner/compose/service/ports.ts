import type { Service } from '../compose-file.ts';
import type { Spot } from '../spot.ts';

export interface Port {
  containerPort: number;
  protocol: 'tcp' | 'udp';
  /** On the host, where Compose publishes it under another number. */
  published?: number;
  spot: Spot;
}

/** `[host-ip:][published:]container[/protocol]`, each of the two a number or a range. */
const SHORT =
  /^(?:(?:\[[^\]]*\]|\d+\.\d+\.\d+\.\d+):)?(?:(?<published>\d+(?:-\d+)?)?:)?(?<target>\d+(?:-\d+)?)(?:\/(?<protocol>tcp|udp))?$/;
const FAULT =
  'It is no port that can be read. Write "container" or "published:container", with numbers from 1 to 65535.';

export function portsOf(ports: Service['ports'], spot: Spot): Port[] {
  return (ports ?? []).flatMap((port, index) => {
    const at = spot.at(index);
    const { target, published, protocol } = typeof port === 'object' ? port : short(String(port));
    const targets = range(target);
    const outside = range(published);
    const isProtocol = protocol === undefined || protocol === 'tcp' || protocol === 'udp';
    if (targets.length === 0 || !isProtocol) {
      at.refuse(FAULT);
      return [];
    }
    return targets.map((containerPort, nth): Port => {
      const other = outside.length === targets.length ? outside[nth] : undefined;
      const differs = other !== undefined && other !== containerPort;
      return { containerPort, protocol: protocol ?? 'tcp', ...(differs && { published: other }), spot: at };
    });
  });
}

/** Ports that a service says it listens at, for siblings alone. */
export function exposedPorts(expose: Service['expose'], spot: Spot): Port[] {
  return portsOf(expose?.map(String), spot);
}

function short(text: string): {
  target?: string | undefined;
  published?: string | undefined;
  protocol?: string | undefined;
} {
  return SHORT.exec(text)?.groups ?? {};
}

function range(value: number | string | undefined): number[] {
  if (value === undefined) return [];
  const [from = 0, to = from] = String(value).split('-').map(Number);
  const isPort = (port: number): boolean => Number.isInteger(port) && port >= 1 && port <= 65535;
  if (!isPort(from) || !isPort(to) || to < from) return [];
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}
