import type { Block } from '../block-kit/blocks.ts';
import type { InteractiveElement } from '../block-kit/elements.ts';
import { elementsIn, labelOf, type Placed } from '../block-kit/find-element.ts';

/** The button or menu that is meant by its action id or the beginning of its label, whatever the case. */
export function findPressable(blocks: readonly Block[], what: string): Placed | undefined {
  const elements = elementsIn(blocks);
  const wanted = what.trim().toLowerCase();
  return (
    elements.find(({ element }) => element.action_id === what) ??
    elements.find(({ element }) => labelOf(element).toLowerCase() === wanted) ??
    elements.find(({ element }) => labelOf(element).toLowerCase().startsWith(wanted))
  );
}

/** The value of the choice that is meant by its value or label; an id of a person or channel is taken as it is. */
export function choiceOf(element: InteractiveElement, given: string | undefined): string | undefined {
  if (given === undefined || !('options' in element)) return given;
  const wanted = given.toLowerCase();
  return (
    element.options.find(({ value, text }) => value === given || text.text.toLowerCase() === wanted)?.value ?? given
  );
}
