import type { Block } from '../block-kit/blocks.ts';
import type { InputElement, InteractiveElement } from '../block-kit/elements.ts';
import type { Store } from '../store.ts';
import { seesChannel } from '../visibility.ts';
import { people } from '../workspace.ts';
import { type Given, type GivenValues, holdsValue, initial } from './state.ts';

/** Why nobody can have chosen or typed this in that element: Slack's own page would not let them. */
export function choiceFault(
  element: InteractiveElement,
  given: Given,
  userId: string,
  store: Store,
): string | undefined {
  const chosen = Array.isArray(given) ? given : given === null ? [] : [given];
  const isPossible = (value: string): boolean => {
    if (element.type === 'button' || element.type === 'plain_text_input') return true;
    if ('options' in element) return element.options.some((option) => option.value === value);
    if (element.type === 'users_select' || element.type === 'multi_users_select')
      return people().some(({ id }) => id === value);
    const channel = store.channel(value);
    return channel !== undefined && seesChannel(userId, channel);
  };
  const odd = chosen.find((value) => !isPossible(value));
  return odd === undefined ? undefined : `${element.type} ${element.action_id} does not offer "${odd}".`;
}

/** What Slack's page says in a modal's fields before it sends anything: block id → words. */
export function fieldFaults(blocks: readonly Block[], given: GivenValues): Record<string, string> {
  const faults = blocks.flatMap((block): [string, string][] => {
    if (block.type !== 'input' || block.block_id === undefined) return [];
    const { element } = block;
    const typed = given[block.block_id]?.[element.action_id ?? ''];
    const fault = fieldFault(element, typed === undefined ? initial(element) : typed, block.optional === true);
    return fault === undefined ? [] : [[block.block_id, fault]];
  });
  return Object.fromEntries(faults);
}

function fieldFault(element: InputElement, value: Given, isOptional: boolean): string | undefined {
  if (!holdsValue(element)) return undefined;
  const isEmpty = value === null || value.length === 0;
  if (isEmpty) return isOptional ? undefined : 'Please complete this required field.';
  if (element.type === 'plain_text_input' && typeof value === 'string') {
    const { min_length: min = 0, max_length: max = 3000 } = element;
    if (value.length < min) return `Please write at least ${min} characters.`;
    if (value.length > max) return `Please write at most ${max} characters.`;
  }
  if (
    'max_selected_items' in element &&
    element.max_selected_items !== undefined &&
    value.length > element.max_selected_items
  )
    return `Please choose at most ${element.max_selected_items}.`;
  return undefined;
}
