import { randomBytes } from 'node:crypto';
import { APP, TEAM } from '../workspace.ts';
import type { App, Posted } from './app.ts';

/**
 * Sends an event of the Events API (docs.slack.dev/apis/events-api). What is not answered with 200 in time is sent once
 * more at once; Slack would try again after 1 and 5 minutes, which nobody waits for here.
 * @param now epoch milliseconds
 */
export async function sendEvent(app: App, event: Record<string, unknown>, now: number): Promise<Posted> {
  const body = JSON.stringify({
    token: 'stand-in-verification-token',
    team_id: TEAM.id,
    api_app_id: APP.id,
    event: { ...event, event_ts: (now / 1000).toFixed(6) },
    type: 'event_callback',
    event_id: `Ev${randomBytes(5).toString('hex').toUpperCase()}`,
    event_time: Math.floor(now / 1000),
    authorizations: [
      { enterprise_id: null, team_id: TEAM.id, user_id: APP.botUserId, is_bot: true, is_enterprise_install: false },
    ],
    is_ext_shared_channel: false,
  });
  const first = await app.send('json', body);
  if (first.outcome === 'answered') return first;
  const reason = first.error === 'operation_timeout' ? 'http_timeout' : 'http_error';
  return app.send('json', body, { 'x-slack-retry-num': '1', 'x-slack-retry-reason': reason });
}
