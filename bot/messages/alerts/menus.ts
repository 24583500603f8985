import type { Press } from '../../notifier/alert-board.ts';
import type { Block, Menu } from '../message.ts';

/** One menu for each thing that can be done; choosing from it does what the button of that playground would. */
export function menus(presses: readonly Press[]): Block[] {
  const byAction = new Map<string, Press[]>();
  for (const press of presses) {
    const action = press.button.action_id ?? '';
    byAction.set(action, [...(byAction.get(action) ?? []), press]);
  }
  const elements = [...byAction].flatMap(([action, same]) => menu(action, same) ?? []);
  return elements.length > 0 ? [{ type: 'actions', elements }] : [];
}

function menu(action: string, presses: readonly Press[]): Menu | undefined {
  const [first] = presses;
  if (!first) return undefined;
  return {
    type: 'static_select',
    action_id: action,
    placeholder: { type: 'plain_text', text: `${first.button.text.text}: ${presses.length} more…` },
    options: presses.map(({ name, button }) => ({
      text: { type: 'plain_text', text: name },
      value: button.value ?? '',
    })),
  };
}
