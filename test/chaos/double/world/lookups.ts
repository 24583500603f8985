import type { Lookups } from '../../../../bot/slack/lookups.ts';

/** A workspace in which everybody is there and nobody is in a channel. */
export const lookups: Lookups = {
  channelsOf: async () => new Set(),
  membersOf: async () => new Set(),
  person: async () => ({ hasLeft: false, isBot: false, teamIds: ['T0TEST001'] }),
  channel: async () => ({ isArchived: false }),
};
