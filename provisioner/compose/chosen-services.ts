import type { Service } from './compose-file.ts';
import type { Extension } from './extension.ts';
import type { Spot } from './spot.ts';

/** ECS's, which is narrower than Compose's. */
const CONTAINER_NAME = /^[A-Za-z0-9_-]{1,255}$/;

export interface Chosen {
  here: Record<string, Service>;
  /** Names of those that a profile leaves out. */
  left: string[];
}

/** The services that are part of the template: those without a profile, and those of the profiles that the file names for it. */
export function chosenServices(
  services: Readonly<Record<string, Service>>,
  { profiles, tags, data }: Extension,
  spot: Spot,
): Chosen {
  const all = Object.entries(services);
  const isHere = ({ profiles: own = [] }: Service): boolean =>
    own.length === 0 || own.some((each) => profiles.includes(each));
  const here = Object.fromEntries(all.filter(([, service]) => isHere(service)));
  const left = all.filter(([, service]) => !isHere(service)).map(([name]) => name);
  for (const name of left) {
    spot.at('services', name, 'profiles').note('It is left out: x-playground.profiles names none of its profiles.');
  }
  for (const name of Object.keys(here).filter((each) => !CONTAINER_NAME.test(each))) {
    spot.at('services', name).refuse('ECS takes names of letters, digits, "-" and "_". Give it such a name.');
  }
  const known = Object.keys(here).join(', ');
  const refuse = (at: Spot, name: string): void =>
    at.refuse(`There is no service ${name} in the template; there are ${known}. Name one of them.`);
  for (const name of Object.keys(tags)) if (!(name in here)) refuse(spot.at('x-playground', 'tags', name), name);
  for (const [index, name] of data.entries()) if (!(name in here)) refuse(spot.at('x-playground', 'data', index), name);
  return { here, left };
}
