import { APP, TEAM, type User } from '../workspace.ts';

/** The part that all interaction payloads share (docs.slack.dev/reference/interaction-payloads). */
export function interaction(type: string, user: User): Record<string, unknown> {
  return {
    type,
    team: { id: TEAM.id, domain: TEAM.domain },
    user: { id: user.id, username: user.name, name: user.name, team_id: TEAM.id },
    api_app_id: APP.id,
    // Slack still sends this superseded secret; an app must look at the signature and not at it.
    token: 'stand-in-verification-token',
    enterprise: null,
    is_enterprise_install: false,
  };
}

/** Interactions come as a form with one field. */
export function interactionForm(payload: Record<string, unknown>): string {
  return new URLSearchParams({ payload: JSON.stringify(payload) }).toString();
}
