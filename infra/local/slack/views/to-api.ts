import { APP, TEAM } from '../workspace.ts';
import type { View } from './views.ts';

/** A view as Slack's Web API and its payloads show it. */
export function toApiView(view: View, values: Record<string, object> = {}): Record<string, unknown> {
  const { definition } = view;
  const modal =
    definition.type === 'modal'
      ? { title: definition.title, submit: definition.submit ?? null, close: definition.close ?? null }
      : { title: { type: 'plain_text', text: 'View Title', emoji: true }, submit: null, close: null };
  return {
    id: view.id,
    team_id: TEAM.id,
    type: definition.type,
    blocks: definition.blocks,
    private_metadata: definition.private_metadata,
    callback_id: definition.callback_id,
    external_id: definition.external_id,
    state: { values },
    hash: view.hash,
    ...modal,
    clear_on_close: definition.type === 'modal' && definition.clear_on_close,
    notify_on_close: definition.type === 'modal' && definition.notify_on_close,
    previous_view_id: view.previousId,
    root_view_id: view.rootId,
    app_id: APP.id,
    app_installed_team_id: TEAM.id,
    bot_id: APP.botId,
  };
}
