/** An element that index.html has. */
export function element<Type extends HTMLElement = HTMLElement>(id: string): Type {
  const found = document.getElementById(id);
  if (found === null) throw new Error(`looking for #${id}: index.html has no such element`);
  return found as Type;
}

/** Changes text only where it differs, so that screen readers hear no repetition. */
export function setText(id: string, words: string): void {
  const target = element(id);
  if (target.textContent !== words) target.textContent = words;
}

/** A new element with a class and text, which is never taken for HTML. */
export function make<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  className = '',
  words = '',
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  made.className = className;
  made.textContent = words;
  return made;
}
