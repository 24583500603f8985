/** Who may use the bot, and where, by Slack's ids. An empty list does not restrict. */
export interface Allowed {
  teams: readonly string[];
  enterprises: readonly string[];
  channels: readonly string[];
  userGroups: readonly string[];
}

/** Where a request comes from. */
export interface Origin {
  /** The asker's own workspace: in a Slack Connect channel that need not be the channel's. */
  teamId: string;
  enterpriseId?: string | undefined;
  /** Absent where there is none, as in App Home. */
  channelId?: string | undefined;
}

export type Refused = 'workspace' | 'channel' | 'group' | 'group-unknown';

/**
 * Whether requests from there are taken at all. Slack Connect lets people of other organisations act in a shared channel,
 * so the asker's own workspace or organisation decides first, and the channel only then.
 */
export function originRefused(allowed: Allowed, from: Origin): Refused | undefined {
  const { teams, enterprises, channels } = allowed;
  const anybody = teams.length === 0 && enterprises.length === 0;
  const known = teams.includes(from.teamId) || enterprises.includes(from.enterpriseId ?? '');
  if (!anybody && !known) return 'workspace';
  return channels.length === 0 || isNoChannel(from.channelId) || channels.includes(from.channelId)
    ? undefined
    : 'channel';
}

/** Direct messages are where the bot's own messages have their buttons. */
function isNoChannel(channelId: string | undefined): channelId is undefined {
  return channelId === undefined || channelId.startsWith('D');
}
