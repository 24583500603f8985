import type { Changes } from './registry/changes.ts';
import type { Claims } from './registry/claims.ts';
import type { Leases } from './registry/leases.ts';
import type { Messages } from './registry/messages.ts';
import type { Notices } from './registry/notices.ts';
import type { Queries } from './registry/queries.ts';
import type { Watching } from './registry/watching.ts';

export type * from './registry/changes.ts';
export type * from './registry/claims.ts';
export * from './registry/leases.ts';
export type * from './registry/messages.ts';
export type * from './registry/notices.ts';
export * from './registry/queries.ts';
export type * from './registry/watching.ts';

/** The state of all playgrounds and operations. Whoever uses it asks for the part that it needs. */
export type Registry = Claims & Changes & Leases & Watching & Notices & Queries & Messages;
