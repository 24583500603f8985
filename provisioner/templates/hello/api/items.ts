/** One line of the list, as the API shows it. */
export interface Item {
  id: number;
  text: string;
  from: 'seed' | 'visitor';
}

export const MAX_TEXT = 200;
export const MAX_ITEMS = 500;

/** What was added, or why not, in words for the person who typed it. */
export type Added = { item: Item } | { problem: string };

/** The seeded items and what visitors add. In memory: it lives as long as the playground's task does. */
export function createItems(seed: readonly string[]): { all(): readonly Item[]; add(text: unknown): Added } {
  const items: Item[] = seed.map((text, index) => ({ id: index + 1, text, from: 'seed' }));
  return {
    all: () => items,
    add(text) {
      if (typeof text !== 'string' || text.trim() === '')
        return { problem: 'Send {"text": "…"} with some text in it.' };
      if (text.length > MAX_TEXT)
        return { problem: `An item has at most ${MAX_TEXT} characters; this one has ${text.length}.` };
      if (items.length >= MAX_ITEMS) return { problem: `The list is full: it holds ${MAX_ITEMS} items.` };
      const item: Item = { id: items.length + 1, text: text.trim(), from: 'visitor' };
      items.push(item);
      return { item };
    },
  };
}
