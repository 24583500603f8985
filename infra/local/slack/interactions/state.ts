import type { Block } from '../block-kit/blocks.ts';
import type { Option } from '../block-kit/composition.ts';
import type { InputElement, InteractiveElement } from '../block-kit/elements.ts';
import { elementsIn } from '../block-kit/find-element.ts';

/** What somebody chose or typed: one thing, or many where many can be chosen; null for nothing. */
export type Given = string | string[] | null;
/** By block id, then by action id. What is not given is as it was at first. */
export type GivenValues = Record<string, Record<string, Given>>;

/** The `state.values` of a message or view, as Slack sends it: everything that can hold a value, filled in or not. */
export function stateValues(blocks: readonly Block[], given: GivenValues): Record<string, Record<string, object>> {
  const values: Record<string, Record<string, object>> = {};
  for (const { block, element } of elementsIn(blocks)) {
    if (!holdsValue(element) || element.action_id === undefined || block.block_id === undefined) continue;
    const chosen = given[block.block_id]?.[element.action_id];
    values[block.block_id] = {
      ...values[block.block_id],
      [element.action_id]: {
        type: element.type,
        ...chosenValue(element, chosen === undefined ? initial(element) : chosen),
      },
    };
  }
  return values;
}

export function holdsValue(element: InteractiveElement): element is InputElement {
  return element.type !== 'button' && element.type !== 'overflow';
}

/** One element's value in the words that both `state` and `actions` use. */
export function chosenValue(element: InputElement, given: Given): Record<string, unknown> {
  const one = Array.isArray(given) ? (given[0] ?? null) : given || null;
  const many = Array.isArray(given) ? given : given ? [given] : [];
  switch (element.type) {
    case 'plain_text_input':
      return { value: one };
    case 'static_select':
      return { selected_option: optionOf(element.options, one) };
    case 'users_select':
      return { selected_user: one };
    case 'conversations_select':
      return { selected_conversation: one };
    case 'multi_users_select':
      return { selected_users: many };
    case 'multi_conversations_select':
      return { selected_conversations: many };
    case 'checkboxes':
    case 'multi_static_select':
      return {
        selected_options: many.map((value) => optionOf(element.options, value)).filter((each) => each !== null),
      };
  }
}

/** What an element holds before anybody touches it. */
export function initial(element: InputElement): Given {
  switch (element.type) {
    case 'plain_text_input':
      return element.initial_value ?? null;
    case 'static_select':
      return element.initial_option?.value ?? null;
    case 'users_select':
      return element.initial_user ?? null;
    case 'conversations_select':
      return element.initial_conversation ?? null;
    case 'multi_users_select':
      return element.initial_users ?? [];
    case 'multi_conversations_select':
      return element.initial_conversations ?? [];
    case 'checkboxes':
    case 'multi_static_select':
      return (element.initial_options ?? []).map(({ value }) => value);
  }
}

export function optionOf(options: readonly Option[], value: string | null): Option | null {
  return options.find((each) => each.value === value) ?? null;
}
