import type { Block } from '../message.ts';
import { fitElement, fitText } from './element.ts';
import * as limits from './limits.ts';

type Of<T extends Block['type']> = Extract<Block, { type: T }>;

/** One block within Slack's limits, or undefined when there is nothing in it to show: Slack refuses empty texts. */
export function fitBlock(block: Block): Block | undefined {
  switch (block.type) {
    case 'section':
      return fitSection(block);
    case 'context':
      return fitContext(block);
    case 'header':
      return isEmpty(block.text) ? undefined : { ...block, text: fitText(block.text, limits.HEADER_TEXT) };
    case 'actions': {
      const elements = block.elements.flatMap((element) => fitElement(element) ?? []).slice(0, limits.ACTIONS_ELEMENTS);
      return elements.length === 0 ? undefined : { ...block, elements };
    }
    case 'input': {
      const element = fitElement(block.element);
      return element && { ...block, element, label: fitText(block.label, limits.INPUT_LABEL) };
    }
    default:
      return block;
  }
}

function fitSection({ text, fields = [], accessory, ...rest }: Of<'section'>): Of<'section'> | undefined {
  const shown = text && !isEmpty(text) ? fitText(text, limits.SECTION_TEXT) : undefined;
  const filled = firstOf(
    fields.filter((field) => !isEmpty(field)).map((field) => fitText(field, limits.FIELD_TEXT)),
    limits.FIELDS,
  );
  if (!shown && filled.length === 0) return undefined;
  const beside = accessory && fitElement(accessory);
  return {
    ...rest,
    ...(shown && { text: shown }),
    ...(filled.length > 0 && { fields: filled }),
    ...(beside && { accessory: beside }),
  };
}

function fitContext(block: Of<'context'>): Of<'context'> | undefined {
  const shown = block.elements
    .filter((element) => !('text' in element && isEmpty(element)))
    .map((element) => ('text' in element ? fitText(element, limits.CONTEXT_TEXT) : element));
  return shown.length === 0 ? undefined : { ...block, elements: firstOf(shown, limits.CONTEXT_ELEMENTS) };
}

/** The first of them, the last place taken by how many more there are. */
function firstOf<T>(items: T[], limit: number): (T | { type: 'mrkdwn'; text: string })[] {
  if (items.length <= limit) return items;
  return [...items.slice(0, limit - 1), { type: 'mrkdwn', text: `${items.length - limit + 1} more…` }];
}

function isEmpty({ text }: { text: string }): boolean {
  return text.trim() === '';
}
