/** The one workspace that the stand-in serves. The ids have Slack's shapes, because the product checks shapes. */
export const TEAM = { id: 'T0LOCAL01', name: 'Playground', domain: 'playground-local' } as const;
export const APP = { id: 'A0LOCAL01', botId: 'B0LOCAL01', botUserId: 'U0BOT00001', name: 'Playground' } as const;
/** Who speaks when a command could not be delivered. */
export const SLACKBOT = 'USLACKBOT';
/** The only command that the app has. */
export const COMMAND = '/playground';
export const ALERTS_CHANNEL = 'C0ALERTS01';
/** Who runs the bot here. */
export const ADMIN = 'U0LINUS01';

export interface User {
  id: string;
  name: string;
  realName: string;
  isBot: boolean;
  /** Has left: Slack still knows them, and they can do nothing. */
  deleted?: boolean;
}

export const USERS: readonly User[] = [
  { id: 'U0ADA0001', name: 'ada', realName: 'Ada', isBot: false },
  { id: 'U0GRACE01', name: 'grace', realName: 'Grace', isBot: false },
  { id: ADMIN, name: 'linus', realName: 'Linus', isBot: false },
  { id: 'U0HEDY0001', name: 'hedy', realName: 'Hedy', isBot: false, deleted: true },
  { id: APP.botUserId, name: 'playground', realName: 'Playground', isBot: true },
  { id: SLACKBOT, name: 'slackbot', realName: 'Slackbot', isBot: false },
];

export interface Channel {
  id: string;
  /** Without the `#`; a direct message has the name of its user. */
  name: string;
  kind: 'public' | 'direct';
  /** direct: the person on the other side of the bot; nobody else sees it. */
  userId?: string;
}

export const PUBLIC_CHANNELS: readonly Channel[] = [
  { id: 'C0GENERAL1', name: 'general', kind: 'public' },
  { id: ALERTS_CHANNEL, name: 'playground-alerts', kind: 'public' },
  { id: 'C0TEAMWEB1', name: 'team-web', kind: 'public' },
];

const EVERYBODY = ['U0ADA0001', 'U0GRACE01', ADMIN];
/** Who has joined which public channel; everybody may read each of them. The bot is in that of the alerts. */
const MEMBERS: Readonly<Record<string, readonly string[]>> = {
  C0GENERAL1: EVERYBODY,
  [ALERTS_CHANNEL]: [...EVERYBODY, APP.botUserId],
  C0TEAMWEB1: ['U0ADA0001', 'U0GRACE01'],
};

/** User groups, such as `@platform`: their members by id. */
export const USER_GROUPS: Readonly<Record<string, readonly string[]>> = { S0PLATFRM: ['U0ADA0001', 'U0GRACE01'] };

export function membersOf(channel: Channel): readonly string[] {
  if (channel.userId !== undefined) return [channel.userId, APP.botUserId];
  return MEMBERS[channel.id] ?? [];
}

export function findUser(id: string): User | undefined {
  return USERS.find((user) => user.id === id);
}

/** Those who can act on the page and with `say`. */
export function people(): User[] {
  return USERS.filter((user) => !user.isBot && user.id !== SLACKBOT && user.deleted !== true);
}
