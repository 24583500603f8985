/** What each holder shows, so that only what changed is drawn again. */
const drawn = new WeakMap<HTMLElement, string>();

/**
 * Draws what the server drew; it escapes what people wrote (page/html.ts), so its HTML may be put in as it is. The focus
 * stays where it was when the same button or field is there again.
 * @returns whether anything changed
 */
export function redraw(holder: HTMLElement, html: string): boolean {
  if (drawn.get(holder) === html) return false;
  const focused = holder.contains(document.activeElement) ? keyOf(document.activeElement as HTMLElement) : undefined;
  holder.innerHTML = html;
  drawn.set(holder, html);
  if (focused === undefined) return true;
  [...holder.querySelectorAll<HTMLElement>('[data-name]')].find((each) => keyOf(each) === focused)?.focus();
  return true;
}

function keyOf({ dataset }: HTMLElement): string {
  return JSON.stringify([dataset['block'], dataset['name'], dataset['value']]);
}
