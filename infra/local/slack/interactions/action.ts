import type { InteractiveElement } from '../block-kit/elements.ts';
import type { Placed } from '../block-kit/find-element.ts';
import { chosenValue, type Given, holdsValue, optionOf } from './state.ts';

/**
 * One of a payload's `actions`: the element as it was sent, without what only its drawing needs, and what was chosen.
 * @param now epoch milliseconds
 */
export function actionOf({ block, element }: Placed, given: Given, now: number): Record<string, unknown> {
  return {
    ...described(element),
    block_id: block.block_id,
    ...(element.type === 'overflow' && { selected_option: optionOf(element.options, String(given)) }),
    ...(holdsValue(element) && chosenValue(element, given)),
    action_ts: (now / 1000).toFixed(6),
  };
}

function described(element: InteractiveElement): Record<string, unknown> {
  if (element.type === 'button') {
    const { accessibility_label: _label, ...button } = element;
    return button;
  }
  const { type, action_id, confirm } = { confirm: undefined, ...element };
  const placeholder = 'placeholder' in element ? element.placeholder : undefined;
  return { type, action_id, ...(placeholder && { placeholder }), ...(confirm && { confirm }) };
}
