import type { FrontDoor } from '../templates/template.ts';
import type { Draft } from './service/draft.ts';

/** Services that others wait for until they have ended well. */
export function oneShots(drafts: readonly Draft[]): Set<string> {
  const waits = drafts.flatMap(({ dependencies }) => dependencies);
  return new Set(waits.filter(({ condition }) => condition === 'SUCCESS').map(({ on }) => on));
}

/** ECS stops the task when an essential container ends; one that is to end is none. */
export function isEssential({ name, restart }: Draft, once: ReadonlySet<string>, front: FrontDoor): boolean {
  return name === front.container || !(once.has(name) || restart === 'no');
}

export function checkLifetimes(drafts: readonly Draft[], front: FrontDoor | undefined): void {
  const once = oneShots(drafts);
  for (const { name, restart, spot, dependencies } of drafts) {
    if (once.has(name) && restart === 'always') {
      spot.at('restart').refuse('Others wait for it to end, and it is restarted for ever. Write restart: "no".');
    } else if (once.has(name) && name === front?.container) {
      spot.refuse(
        'Others wait for it to end, and it is the front door. Open another service, or wait for it with service_healthy.',
      );
    } else if (restart === 'no' && !once.has(name) && name !== front?.container) {
      spot.at('restart').note('It is not restarted, and when it ends the playground goes on without it.');
    }
    for (const { on, condition, spot: at } of dependencies) {
      const other = drafts.find((each) => each.name === on);
      if (condition !== 'HEALTHY' || !other || other.own.healthCheck) continue;
      at.refuse(
        `${on} has no healthcheck in this file, and ECS does not know the image’s own, so it would never be healthy. Write a healthcheck for ${on}, or wait with service_started.`,
      );
    }
  }
}
