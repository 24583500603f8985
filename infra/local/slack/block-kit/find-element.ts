import type { Block } from './blocks.ts';
import type { InteractiveElement } from './elements.ts';

export interface Placed {
  block: Block;
  element: InteractiveElement;
}

/** All that can be clicked, chosen or filled in, in the order in which it is read. */
export function elementsIn(blocks: readonly Block[]): Placed[] {
  return blocks.flatMap((block): Placed[] => {
    if (block.type === 'actions') return block.elements.map((element) => ({ block, element }));
    if (block.type === 'input') return [{ block, element: block.element }];
    return block.type === 'section' && block.accessory !== undefined ? [{ block, element: block.accessory }] : [];
  });
}

export interface Wanted {
  actionId: string;
  /** Where several blocks have that action. */
  blockId?: string | undefined;
  /** Where several buttons have that action: the value of the one that is meant. */
  value?: unknown;
}

/** The element that is meant; the first one where several match. */
export function findElement(blocks: readonly Block[], wanted: Wanted): Placed | undefined {
  return elementsIn(blocks).find(
    ({ block, element }) =>
      element.action_id === wanted.actionId &&
      (wanted.blockId === undefined || block.block_id === wanted.blockId) &&
      (element.type !== 'button' || wanted.value === undefined || element.value === wanted.value),
  );
}

/** What stands on it, or what it is called where nothing does. */
export function labelOf(element: InteractiveElement): string {
  if (element.type === 'button') return element.text.text;
  return ('placeholder' in element ? element.placeholder?.text : undefined) ?? element.action_id ?? element.type;
}
