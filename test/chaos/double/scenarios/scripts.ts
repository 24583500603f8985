import { ADA } from '../../../bot/support/rows.ts';
import { settle } from '../world/settle.ts';
import type { World } from '../world/world.ts';

/** What is to be there before, and the command that faults are tried on. */
export interface Script {
  name: string;
  before: string[];
  command: string;
}

export const SCRIPTS: Script[] = [
  { name: 'create', before: [], command: 'create demo' },
  { name: 'destroy', before: ['create demo'], command: 'destroy demo' },
  { name: 'update', before: ['create demo'], command: 'update demo web=v2' },
  { name: 'update that fails', before: ['create demo'], command: 'update demo web=v13' },
];

/** Does what comes before, with nothing going wrong. */
export async function prepare(world: World, { before }: Script): Promise<void> {
  for (const text of before) {
    world.people.type(ADA, text);
    await settle(world);
  }
}

export { ADA };
