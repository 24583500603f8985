import { keepStart } from './cut.ts';
import * as limits from './limits.ts';

/** The parts of Slack's buttons and menus that have limits; its own types are a union of dozens. */
interface Element {
  type: string;
  text?: Text;
  placeholder?: Text;
  options?: Option[];
  value?: string;
  url?: string;
  confirm?: { title?: Text; text?: Text; confirm?: Text; deny?: Text };
}
interface Text {
  text: string;
}
interface Option {
  text: Text;
  value?: string;
  description?: Text;
}

/**
 * A button or menu within Slack's limits, or undefined where cutting would break it: half of a value or of an address
 * does something else than the whole.
 */
export function fitElement<E extends { type: string }>(element: E): E | undefined {
  const { text, placeholder, options, value, url, confirm }: Element = element;
  if ((value?.length ?? 0) > limits.BUTTON_VALUE || (url?.length ?? 0) > limits.URL_LENGTH) return undefined;
  const fitting = options && fitOptions(element.type, options);
  if (fitting?.length === 0) return undefined;
  const left = (options?.length ?? 0) - (fitting?.length ?? 0);
  const hint = placeholder && left > 0 ? { ...placeholder, text: `${placeholder.text} (${left} more…)` } : placeholder;
  return {
    ...element,
    ...(text && { text: fitText(text, limits.BUTTON_TEXT) }),
    ...(hint && { placeholder: fitText(hint, limits.PLACEHOLDER) }),
    ...(fitting && { options: fitting }),
    ...(confirm && { confirm: fitConfirm(confirm) }),
  };
}

export function fitText<T extends Text>(text: T, limit: number): T {
  return text.text.length <= limit ? text : { ...text, text: keepStart(text.text, limit) };
}

function fitOptions(type: string, options: Option[]): Option[] {
  return options
    .filter(({ value = '' }) => value.length <= limits.OPTION_VALUE)
    .slice(0, limits.OPTIONS[type])
    .map((option) => ({
      ...option,
      text: fitText(option.text, limits.OPTION_TEXT),
      ...(option.description && { description: fitText(option.description, limits.OPTION_TEXT) }),
    }));
}

function fitConfirm(confirm: NonNullable<Element['confirm']>): Element['confirm'] {
  const { title, text, confirm: yes, deny } = confirm;
  return {
    ...confirm,
    ...(title && { title: fitText(title, limits.CONFIRM_TITLE) }),
    ...(text && { text: fitText(text, limits.CONFIRM_TEXT) }),
    ...(yes && { confirm: fitText(yes, limits.CONFIRM_BUTTON) }),
    ...(deny && { deny: fitText(deny, limits.CONFIRM_BUTTON) }),
  };
}
