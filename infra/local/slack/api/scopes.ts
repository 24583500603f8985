import { SlackError } from './error.ts';

/** docs.slack.dev/reference/methods: any one of a method's scopes allows it. Methods that need none are not here. */
export const NEEDED: Readonly<Record<string, readonly string[]>> = {
  'chat.postMessage': ['chat:write'],
  'chat.postEphemeral': ['chat:write'],
  'chat.update': ['chat:write'],
  'chat.delete': ['chat:write'],
  'conversations.open': ['im:write'],
  'conversations.history': ['im:history'],
  'conversations.replies': ['im:history'],
  'conversations.info': ['channels:read'],
  'conversations.list': ['channels:read'],
  'conversations.members': ['channels:read'],
  'users.conversations': ['channels:read'],
  'users.info': ['users:read'],
  'users.list': ['users:read'],
  'usergroups.users.list': ['usergroups:read'],
};

/** Throws as Slack does where the app's manifest did not ask for the right to call a method. */
export function checkScopes(method: string, granted: readonly string[]): void {
  const needed = NEEDED[method];
  if (needed === undefined || needed.some((scope) => granted.includes(scope))) return;
  throw new SlackError('missing_scope', { needed: needed.join(','), provided: granted.join(',') });
}
