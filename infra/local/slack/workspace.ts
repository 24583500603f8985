/** The one workspace that the stand-in serves. The ids have Slack's shapes, because the product checks shapes. */
export const TEAM = { id: 'T0LOCAL01', name: 'Playground', domain: 'playground-local' } as const;
export const APP = { id: 'A0LOCAL01', botId: 'B0LOCAL01', botUserId: 'U0BOT00001', name: 'Playground' } as const;
/** Who speaks when a command could not be delivered. */
export const SLACKBOT = 'USLACKBOT';
/** The only command that the app has. */
export const COMMAND = '/playground';
export const ALERTS_CHANNEL = 'C0ALERTS01';

export interface User {
  id: string;
  name: string;
  realName: string;
  isBot: boolean;
}

export const USERS: readonly User[] = [
  { id: 'U0ADA0001', name: 'ada', realName: 'Ada', isBot: false },
  { id: 'U0GRACE01', name: 'grace', realName: 'Grace', isBot: false },
  { id: 'U0LINUS01', name: 'linus', realName: 'Linus', isBot: false },
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
];

export function findUser(id: string): User | undefined {
  return USERS.find((user) => user.id === id);
}

/** Those who can act on the page and with `say`. */
export function people(): User[] {
  return USERS.filter((user) => !user.isBot && user.id !== SLACKBOT);
}
