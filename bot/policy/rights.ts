import type { Playground } from '../../provisioner/contract/playground.ts';

/** What somebody may be to a playground. `confidant`: it is shared with them, credentials and all. */
export type Standing = 'owner' | 'admin' | 'confidant' | 'guest' | 'stranger';

/** What can be done to a playground, and who may. */
const MAY = {
  open: ['owner', 'admin', 'confidant', 'guest'],
  status: ['owner', 'admin', 'confidant', 'guest'],
  logs: ['owner', 'admin', 'confidant', 'guest'],
  extend: ['owner', 'admin', 'confidant', 'guest'],
  credentials: ['owner', 'admin', 'confidant'],
  destroy: ['owner', 'admin'],
  share: ['owner', 'admin'],
  transfer: ['owner', 'admin'],
  update: ['owner', 'admin'],
  restart: ['owner', 'admin'],
} as const satisfies Record<string, readonly Standing[]>;
export type Right = keyof typeof MAY;

/** Somebody who asks. `channels`: those that they are known to be in. */
export interface Person {
  userId: string;
  isAdmin: boolean;
  channels: ReadonlySet<string>;
}

/** Whether who stands so to a playground has the right. */
export function mayDo(right: Right, standing: Standing): boolean {
  const may: readonly Standing[] = MAY[right];
  return may.includes(standing);
}

/** Whether a guest may do it: then it matters which channels somebody is in. */
export function isSharedRight(right: Right): boolean {
  return mayDo(right, 'guest');
}

/** What somebody is to a playground: the most that applies, an owner before an admin. `channels` of theirs count as of now. */
export function standingOf(playground: Pick<Playground, 'ownerId' | 'sharedWith'>, person: Person): Standing {
  if (playground.ownerId === person.userId) return 'owner';
  if (person.isAdmin) return 'admin';
  const shares = (playground.sharedWith ?? []).filter(({ kind, id }) =>
    kind === 'user' ? id === person.userId : person.channels.has(id),
  );
  if (shares.length === 0) return 'stranger';
  // What a whole channel shares is no secret any more: credentials go to people only.
  return shares.some(({ kind, credentials }) => kind === 'user' && credentials) ? 'confidant' : 'guest';
}

export function isSharedWithChannel({ sharedWith = [] }: Pick<Playground, 'sharedWith'>): boolean {
  return sharedWith.some(({ kind }) => kind === 'channel');
}
