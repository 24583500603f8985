import { ADA } from './rows.ts';
import { NOW } from './slack-request.ts';

export const gate = { requestedAt: NOW, signature: 'v0=a', arrivedAt: NOW * 1000, reference: 'ref-1' };
export const RESPONSE_URL = 'https://hooks.slack.com/actions/T0TEST001/1/x';

interface Clicked {
  user?: string;
  trigger?: string;
  home?: boolean;
}

/** What Slack sends for a click. */
export function click(actionId: string, value?: unknown, { user = ADA, trigger = '1.2.3', home }: Clicked = {}) {
  return {
    type: 'block_actions',
    team: { id: 'T0TEST001', domain: 'test' },
    user: { id: user, team_id: 'T0TEST001' },
    enterprise: null,
    trigger_id: trigger,
    actions: [{ type: 'button', action_id: actionId, block_id: 'b1', value, action_ts: '1.0' }],
    ...(home ? { container: { type: 'view' } } : { response_url: RESPONSE_URL, channel: { id: 'D1' } }),
  };
}

interface Filled {
  template?: string;
  name?: string;
  lifetime?: string;
  people?: string[];
  channels?: string[];
}

/** What Slack sends for a form. */
export function submission(filled: Filled, changes: { user?: string; view?: string; metadata?: string } = {}) {
  const { user = ADA, view = 'V1', metadata = JSON.stringify({ v: 1, for: user }) } = changes;
  const { template = 'default', name = null, lifetime = null, people = [], channels = [] } = filled;
  return {
    type: 'view_submission',
    team: { id: 'T0TEST001', domain: 'test' },
    user: { id: user, team_id: 'T0TEST001' },
    trigger_id: '4.5.6',
    view: {
      id: view,
      callback_id: 'create-playground',
      private_metadata: metadata,
      state: {
        values: {
          template: { template: { type: 'static_select', selected_option: { value: template } } },
          name: { name: { type: 'plain_text_input', value: name } },
          lifetime: { lifetime: { type: 'plain_text_input', value: lifetime } },
          people: { people: { type: 'multi_users_select', selected_users: people } },
          channels: { channels: { type: 'multi_conversations_select', selected_conversations: channels } },
        },
      },
    },
  };
}
