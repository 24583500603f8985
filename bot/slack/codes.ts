/** What can be done about an error that Slack answers with. */
export type Remedy =
  /** Another try may work: Slack is busy or out of order, or whoever runs the bot has to mend its token or scopes. */
  | 'later'
  /** The person or the channel is not there for the bot. A channel can be mended: unarchived, or the bot invited again. */
  | 'place'
  /** This message will never be taken. */
  | 'none';

/** Slack's word that it does not take the token, or not any more. */
const TOKEN_REFUSED = new Set(['account_inactive', 'invalid_auth', 'not_authed', 'token_expired', 'token_revoked']);

const LATER = new Set([
  ...TOKEN_REFUSED,
  'access_denied',
  'accesslimited',
  'ekm_access_denied',
  'fatal_error',
  'internal_error',
  // Of the app: nobody can be told anything until its manifest is put right.
  'messages_tab_disabled',
  'missing_scope',
  'no_permission',
  'not_allowed_token_type',
  'org_login_required',
  'rate_limited',
  'ratelimited',
  'request_timeout',
  'service_unavailable',
  'team_access_not_granted',
  'team_added_to_org',
]);

const PLACE = new Set([
  'cannot_dm_bot',
  'channel_not_found',
  'is_archived',
  'is_inactive',
  'not_in_channel',
  'restricted_action',
  'restricted_action_non_threadable_channel',
  'restricted_action_read_only_channel',
  'restricted_action_thread_only_channel',
  'user_disabled',
  'user_not_found',
  'user_not_visible',
]);

/** @param code as docs.slack.dev lists them with each method, such as docs.slack.dev/reference/methods/chat.postMessage */
export function remedyOf(code: string): Remedy {
  if (LATER.has(code)) return 'later';
  return PLACE.has(code) ? 'place' : 'none';
}

export function refusesToken(code: string): boolean {
  return TOKEN_REFUSED.has(code);
}
