import type { FrontDoor, TemplateContainer } from '../templates/template.ts';
import type { Draft } from './service/draft.ts';
import type { Port } from './service/ports.ts';

/** All containers share one localhost, where a port has one listener. */
export function refuseSharedPorts(drafts: readonly Draft[], front: FrontDoor | undefined): void {
  const listeners = new Map<string, string>();
  for (const { name, ports, exposed, spot } of drafts) {
    const opened = front?.container === name ? [{ containerPort: front.port, protocol: 'tcp' as const, spot }] : [];
    for (const port of [...ports, ...exposed, ...opened] satisfies Port[]) {
      const key = `${port.containerPort}/${port.protocol}`;
      const other = listeners.get(key);
      if (other !== undefined && other !== name) {
        port.spot.refuse(
          `${other} listens at ${key} too, and the containers of a task share one localhost. Have one of the two listen elsewhere.`,
        );
      }
      listeners.set(key, other ?? name);
    }
  }
}

/** Says what becomes of published ports: the front door alone is reached from outside, and by the container's own number. */
export function tellPorts(drafts: readonly Draft[], front: FrontDoor): void {
  for (const { name, ports } of drafts) {
    for (const { containerPort, published, spot } of ports) {
      if (name !== front.container || containerPort !== front.port) {
        spot.warn(
          `${containerPort} is reached by siblings at localhost and not from outside: a playground has one front door, ${front.container}:${front.port}.`,
        );
      } else if (published !== undefined) {
        spot.note(`People reach it at ${containerPort}, not at ${published}: a task has an address of its own.`);
      }
    }
  }
}

export function portMappings({ name, ports }: Draft, front: FrontDoor): TemplateContainer['portMappings'] {
  const own = ports.map(({ containerPort, protocol }) => ({ containerPort, protocol }));
  const door = { containerPort: front.port, protocol: 'tcp' as const };
  const missing =
    name === front.container &&
    !own.some((port) => port.containerPort === door.containerPort && port.protocol === 'tcp');
  const all = missing ? [...own, door] : own;
  const firsts = all.filter(
    (port, index) => all.findIndex((other) => JSON.stringify(other) === JSON.stringify(port)) === index,
  );
  return firsts.length === 0 ? undefined : firsts;
}
