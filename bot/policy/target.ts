import { type Allowed, type Origin, originRefused } from './admission.ts';

/** What Slack says of somebody. */
export interface KnownPerson {
  hasLeft: boolean;
  isBot: boolean;
  /** Workspaces that they belong to; someone of another organisation has theirs here. */
  teamIds: readonly string[];
  enterpriseId?: string;
}

/** What Slack says of a channel. */
export interface KnownChannel {
  isArchived: boolean;
}

/** Why a playground can be neither shared with them nor given to them. `unknown`: Slack did not say in time. */
export type Unfit = 'nobody' | 'left' | 'bot' | 'foreign' | 'no-channel' | 'archived' | 'unknown';

/** The workspace and organisation of whoever asks. */
export type Home = Pick<Origin, 'teamId' | 'enterpriseId'>;

/** @param person undefined where Slack knows nobody @param home absent where it is not known: then only the settings decide */
export function personUnfit(person: KnownPerson | undefined, allowed: Allowed, home: Home | undefined) {
  if (!person) return 'nobody';
  if (person.hasLeft) return 'left';
  if (person.isBot) return 'bot';
  return isForeign(person, allowed, home) ? 'foreign' : undefined;
}

/** @param channel undefined where there is none that the bot can see */
export function channelUnfit(channel: KnownChannel | undefined) {
  if (!channel) return 'no-channel';
  return channel.isArchived ? 'archived' : undefined;
}

/** Whose requests would not be taken; where all are, whoever belongs to neither workspace nor organisation of the asker. */
function isForeign({ teamIds, enterpriseId }: KnownPerson, allowed: Allowed, home: Home | undefined): boolean {
  if (allowed.teams.length + allowed.enterprises.length > 0) {
    return teamIds.every((teamId) => originRefused(allowed, { teamId, enterpriseId }) === 'workspace');
  }
  if (!home || teamIds.includes(home.teamId)) return false;
  return enterpriseId === undefined || enterpriseId !== home.enterpriseId;
}
