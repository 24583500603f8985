import { APP, type Channel, TEAM, type User } from '../workspace.ts';
import { escapeCommandText } from './escape.ts';

export interface Invocation {
  command: string;
  /** As typed, after the command. */
  text: string;
  user: User;
  channel: Channel;
  responseUrl: string;
  triggerId: string;
}

/**
 * The form that Slack posts for a slash command, with every field it sends to an app of a workspace that belongs to no
 * enterprise (docs.slack.dev/interactivity/implementing-slash-commands).
 */
export function commandForm(invocation: Invocation): URLSearchParams {
  return new URLSearchParams({
    // Slack still sends this superseded secret; an app must look at the signature and not at it.
    token: 'stand-in-verification-token',
    team_id: TEAM.id,
    team_domain: TEAM.domain,
    channel_id: invocation.channel.id,
    channel_name: invocation.channel.kind === 'direct' ? 'directmessage' : invocation.channel.name,
    user_id: invocation.user.id,
    user_name: invocation.user.name,
    command: invocation.command,
    text: escapeCommandText(invocation.text),
    api_app_id: APP.id,
    is_enterprise_install: 'false',
    response_url: invocation.responseUrl,
    trigger_id: invocation.triggerId,
  });
}
