import type { FrontDoor } from '../templates/template.ts';
import type { Extension } from './extension.ts';
import type { Port } from './service/ports.ts';
import type { Spot } from './spot.ts';

const OPEN = /^(?<container>[^:]+):(?<port>\d+)(?<path>\/.*)?$/;

/**
 * Where the playground answers: as `x-playground.open` says, or at the one port that the file publishes.
 * @param ports those that each service of the template publishes
 */
export function frontDoor(
  { open }: Extension,
  ports: ReadonlyMap<string, readonly Port[]>,
  spot: Spot,
): FrontDoor | undefined {
  const at = spot.at('x-playground', 'open');
  if (open === undefined) {
    const all = [...ports].flatMap(([container, list]) =>
      list.map(({ containerPort }) => ({ container, port: containerPort })),
    );
    const [only] = all;
    if (only && all.length === 1) return { ...only, path: '/' };
    const found = all.map(({ container, port }) => `${container}:${port}`).join(', ');
    at.refuse(
      `Which port do people open? The file publishes ${found === '' ? 'none' : found}. Write x-playground: {open: "service:port"}.`,
    );
    return undefined;
  }
  const { container = '', port = '', path = '/' } = OPEN.exec(open)?.groups ?? {};
  const published = ports.get(container);
  if (!published) {
    at.refuse(
      `There is no service ${container} in the template; there are ${[...ports.keys()].join(', ')}. Name one of them.`,
    );
    return undefined;
  }
  const number = Number(port);
  const swapped = published.find(
    (each) => each.published === number && !published.some((one) => one.containerPort === number),
  );
  if (number >= 1 && number <= 65535 && !swapped) return { container, port: number, path };
  at.refuse(
    swapped
      ? `${number} is the port on a host, and a task has none: ${container} listens at ${swapped.containerPort}. Write "${container}:${swapped.containerPort}".`
      : `${port} is no port. Write a number from 1 to 65535.`,
  );
  return undefined;
}
