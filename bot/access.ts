import { closest } from '../provisioner/contract/closest.ts';
import type { Log } from '../provisioner/contract/log.ts';
import type { Playground } from '../provisioner/contract/playground.ts';
import type { Queries } from '../provisioner/contract/registry.ts';
import type { Allowed, Origin, Refused } from './policy/admission.ts';
import { originRefused } from './policy/admission.ts';
import { isSharedRight, isSharedWithChannel, mayDo, type Right, standingOf } from './policy/rights.ts';
import type { Lookups } from './slack/lookups.ts';

export interface AccessDeps {
  registry: Pick<Queries, 'getPlayground' | 'getRemains' | 'listByOwner' | 'listSharedWith'>;
  /** User ids. */
  admins: readonly string[];
  allowed: Allowed;
  /** Of one request: see slack/allowance.ts. */
  lookups: Lookups;
  log: Log;
}

/** Which playground is meant. A button names its generation: a newer one of the same name is another. */
export interface Aim {
  name: string;
  playgroundId?: string;
}

export type Unreached =
  /** `nearest`: one that the asker has or sees, of nearly the same name. */
  | { outcome: 'no-such-playground'; nearest?: string }
  /** `unsure`: it is shared with a channel, and Slack did not say in time whether the asker is in it. */
  | { outcome: 'not-yours'; playground: Playground; right: Right; unsure: boolean };

/** Why somebody may not use the bot from there, or undefined. Groups are asked of Slack, and only where they restrict. */
export async function admissionRefused(
  userId: string,
  from: Origin,
  { allowed, lookups, log }: Pick<AccessDeps, 'allowed' | 'lookups' | 'log'>,
): Promise<Refused | undefined> {
  const refused = originRefused(allowed, from);
  if (refused || allowed.userGroups.length === 0) return refused;
  try {
    const groups = await Promise.all(allowed.userGroups.map(lookups.membersOf));
    return groups.some((members) => members.has(userId)) ? undefined : 'group';
  } catch (error) {
    log.warn('Slack did not say who is in the allowed user groups; refused', { userId, error });
    return 'group-unknown';
  }
}

/** The playground that is meant, if the asker may do this to it. */
export async function reach(
  right: Right,
  { name, playgroundId }: Aim,
  userId: string,
  deps: AccessDeps,
): Promise<{ playground: Playground } | Unreached> {
  const { registry } = deps;
  const playground = await (right === 'destroy' ? registry.getRemains(name) : registry.getPlayground(name));
  if (!playground || (playgroundId ?? playground.id) !== playground.id) {
    const nearest = playground ? undefined : await nearestName(name, userId, deps);
    return { outcome: 'no-such-playground', ...(nearest && { nearest }) };
  }
  const may = await mayReach(right, playground, userId, deps);
  return may === 'yes' ? { playground } : { outcome: 'not-yours', playground, right, unsure: may === 'unknown' };
}

/** Slack is asked only where its answer decides. Without one it is no. */
export async function mayReach(
  right: Right,
  playground: Playground,
  userId: string,
  { admins, lookups, log }: Pick<AccessDeps, 'admins' | 'lookups' | 'log'>,
): Promise<'yes' | 'no' | 'unknown'> {
  const person = { userId, isAdmin: admins.includes(userId), channels: new Set<string>() };
  if (mayDo(right, standingOf(playground, person))) return 'yes';
  if (!isSharedRight(right) || !isSharedWithChannel(playground)) return 'no';
  try {
    const channels = await lookups.channelsOf(userId);
    return mayDo(right, standingOf(playground, { ...person, channels })) ? 'yes' : 'no';
  } catch (error) {
    log.warn('Slack did not say which channels somebody is in; refused', {
      userId,
      playgroundId: playground.id,
      error,
    });
    return 'unknown';
  }
}

async function nearestName(name: string, userId: string, { registry }: AccessDeps): Promise<string | undefined> {
  const known = await Promise.all([registry.listByOwner(userId), registry.listSharedWith([userId])]);
  const names = known.flat().map((playground) => playground.name);
  // The very name may have come a moment ago, and is not what was looked at.
  return closest(
    name,
    names.filter((each) => each !== name),
  );
}
