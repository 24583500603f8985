import type { Suggestion } from './completion.ts';
import { make } from './element.ts';

export interface Suggestions {
  show(found: readonly Suggestion[]): void;
  /** Whether there was anything to close. */
  close(): boolean;
  isOpen(): boolean;
  /** By one down (1) or up (-1), around the ends; false when there is none. */
  move(by: 1 | -1): boolean;
  /** The one that the arrows chose. */
  chosen(): Suggestion | undefined;
  first(): Suggestion | undefined;
}

/** The list of a combobox (w3.org/WAI/ARIA/apg/patterns/combobox): the focus stays in the input. */
export function createSuggestions(
  input: HTMLInputElement,
  list: HTMLElement,
  take: (taken: Suggestion) => void,
): Suggestions {
  let shown: readonly Suggestion[] = [];
  let active = -1;
  const mark = (): void => {
    for (const [index, option] of [...list.children].entries()) option.ariaSelected = String(index === active);
    const option = list.children[active];
    if (option === undefined) input.removeAttribute('aria-activedescendant');
    else input.setAttribute('aria-activedescendant', option.id);
    option?.scrollIntoView({ block: 'nearest' });
  };
  const show = (found: readonly Suggestion[]): void => {
    shown = found;
    active = -1;
    list.replaceChildren(...found.map((each, index) => createOption(each, index, take)));
    list.hidden = found.length === 0;
    input.ariaExpanded = String(found.length > 0);
    mark();
  };
  return {
    show,
    close() {
      const wasOpen = shown.length > 0;
      show([]);
      return wasOpen;
    },
    isOpen: () => shown.length > 0,
    move(by) {
      if (shown.length === 0) return false;
      const from = active < 0 && by < 0 ? 0 : active;
      active = (from + by + shown.length) % shown.length;
      mark();
      return true;
    },
    chosen: () => shown[active],
    first: () => shown[0],
  };
}

function createOption(suggestion: Suggestion, index: number, take: (taken: Suggestion) => void): HTMLElement {
  const option = make('div');
  option.role = 'option';
  option.id = `suggestion-${index}`;
  option.append(make('b', '', suggestion.usage), ' ', make('span', 'what', suggestion.what));
  option.onpointerdown = (event) => {
    // Otherwise the input would lose the focus to the list.
    event.preventDefault();
    take(suggestion);
  };
  return option;
}
