import type { Given, GivenValues } from '../../interactions/state.ts';

/** What the fields of a message or view hold, by block and by action. */
export function readValues(root: ParentNode): GivenValues {
  const values: GivenValues = {};
  for (const field of fieldsIn(root)) {
    const { block = '', name = '' } = field.dataset;
    values[block] = { ...values[block], [name]: valueIn(field) };
  }
  return values;
}

/** Fills fields in again; those that are no more there are forgotten. */
export function fillIn(root: ParentNode, values: GivenValues): void {
  for (const field of fieldsIn(root)) {
    const value = values[field.dataset['block'] ?? '']?.[field.dataset['name'] ?? ''];
    if (value !== undefined) setValue(field, value);
  }
}

/** The text or choice of one field: many where it has boxes to tick. */
export function valueIn(field: HTMLElement): Given {
  if (hasValue(field)) return field.value === '' ? null : field.value;
  return [...field.querySelectorAll<HTMLInputElement>('input:checked')].map(({ value }) => value);
}

function setValue(field: HTMLElement, value: Given): void {
  if (hasValue(field)) field.value = typeof value === 'string' ? value : '';
  else
    for (const box of field.querySelectorAll('input')) box.checked = Array.isArray(value) && value.includes(box.value);
}

function fieldsIn(root: ParentNode): NodeListOf<HTMLElement> {
  return root.querySelectorAll<HTMLElement>('[data-field]');
}

function hasValue(field: HTMLElement): field is HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement {
  return 'value' in field;
}
