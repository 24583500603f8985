import { SLACKBOT } from '../../../provisioner/contract/ids.ts';

/** The one workspace that the stand-in serves. The ids have Slack's shapes, because the product checks shapes. */
export const TEAM = { id: 'T0LOCAL01', name: 'Playground', domain: 'playground-local' } as const;
export const APP = { id: 'A0LOCAL01', botId: 'B0LOCAL01', botUserId: 'U0BOT00001', name: 'Playground' } as const;
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
  /** When their entry changed last, in epoch seconds. */
  updated: number;
}

const SINCE = { updated: 1_700_000_000 };
const USERS: readonly User[] = [
  { id: 'U0ADA0001', name: 'ada', realName: 'Ada', isBot: false, ...SINCE },
  { id: 'U0GRACE01', name: 'grace', realName: 'Grace', isBot: false, ...SINCE },
  { id: ADMIN, name: 'linus', realName: 'Linus', isBot: false, ...SINCE },
  { id: 'U0HEDY0001', name: 'hedy', realName: 'Hedy', isBot: false, deleted: true, ...SINCE },
  { id: APP.botUserId, name: 'playground', realName: 'Playground', isBot: true, ...SINCE },
  { id: SLACKBOT, name: 'slackbot', realName: 'Slackbot', isBot: false, ...SINCE },
];

/** Who has left since the start, and when: one process is one workspace. */
const left = new Map<string, number>();

/** @param at epoch seconds; undefined when they come back */
export function setLeft(userId: string, at: number | undefined): void {
  if (at === undefined) left.delete(userId);
  else left.set(userId, at);
}

/** Everybody whom Slack knows, those who have left included. */
export function users(): User[] {
  return USERS.map((user) => {
    const updated = left.get(user.id);
    return updated === undefined ? user : { ...user, deleted: true, updated };
  });
}

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
  return users().find((user) => user.id === id);
}

/** Those who can act on the page and with `say`. */
export function people(): User[] {
  return users().filter((user) => !user.isBot && user.id !== SLACKBOT && user.deleted !== true);
}
