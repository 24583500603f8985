import { ADA, GRACE, LINUS } from '../../../bot/support/rows.ts';
import { BROKEN_TAG } from '../cloud/resources.ts';
import type { Random } from '../simulation/random.ts';

const PEOPLE = [ADA, GRACE, LINUS];
const NAMES = ['demo', 'other', 'third'];

/** What people type, the frequent more often. */
const COMMANDS: ((name: string, person: string) => string)[] = [
  (name) => `create ${name}`,
  (name) => `create ${name}`,
  (name) => `create ${name} for 30m`,
  () => 'create',
  (name) => `destroy ${name}`,
  (name) => `destroy ${name}`,
  (name) => `extend ${name} 1h`,
  (name) => `update ${name} web=v2`,
  (name) => `update ${name} web=${BROKEN_TAG}`,
  (name) => `restart ${name}`,
  (name, person) => `share ${name} <@${person}>`,
  (name, person) => `unshare ${name} <@${person}>`,
  (name, person) => `transfer ${name} <@${person}>`,
  (name) => `retry ${name}`,
  (name) => `status ${name}`,
  () => 'list',
];

/** Who types what; names and people are few, so that they meet. */
export function commandOf(random: Random): [userId: string, text: string] {
  return [random.pick(PEOPLE), random.pick(COMMANDS)(random.pick(NAMES), random.pick(PEOPLE))];
}
