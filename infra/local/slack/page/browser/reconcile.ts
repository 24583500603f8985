/**
 * Makes a box hold one element for each key, in order. Elements of known keys stay the same ones: a selection, the focus
 * and the place that the reader scrolled to survive what happens elsewhere.
 */
export function reconcile<Item extends { key: string }>(
  box: HTMLElement,
  items: readonly Item[],
  create: (item: Item) => HTMLElement,
  update: (holder: HTMLElement, item: Item) => void,
): void {
  const existing = new Map([...box.children].map((child) => [(child as HTMLElement).dataset['key'], child]));
  const wanted = items.map((item) => {
    const holder = (existing.get(item.key) as HTMLElement | undefined) ?? create(item);
    holder.dataset['key'] = item.key;
    update(holder, item);
    return holder;
  });
  const kept = new Set<Element>(wanted);
  for (const child of [...box.children]) if (!kept.has(child)) child.remove();
  for (const [index, child] of wanted.entries())
    if (box.children[index] !== child) box.insertBefore(child, box.children[index] ?? null);
}
