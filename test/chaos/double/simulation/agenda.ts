export interface Entry {
  /** Epoch milliseconds of the simulated clock. */
  at: number;
  /** Decides between those of one moment: first come, first served. */
  order: number;
  act: () => void;
}

/** What is to happen when, the next first: a heap, because hundreds of timers come and go at once. */
export interface Agenda {
  add(entry: Entry): void;
  /** Undefined when there is none. */
  next(): Entry | undefined;
  take(): Entry | undefined;
}

const isBefore = (one: Entry, other: Entry): boolean =>
  one.at < other.at || (one.at === other.at && one.order < other.order);

export function createAgenda(): Agenda {
  const heap: Entry[] = [];
  const entryAt = (at: number): Entry => heap[at] as Entry;

  function swap(one: number, other: number): void {
    [heap[one], heap[other]] = [entryAt(other), entryAt(one)];
  }

  function sink(from: number): void {
    for (let at = from; ; ) {
      const children = [2 * at + 1, 2 * at + 2].filter((child) => child < heap.length);
      const first = children.reduce((best, child) => (isBefore(entryAt(child), entryAt(best)) ? child : best), at);
      if (first === at) return;
      swap(at, first);
      at = first;
    }
  }

  return {
    add(entry) {
      heap.push(entry);
      for (let at = heap.length - 1; at > 0; ) {
        const parent = (at - 1) >> 1;
        if (!isBefore(entryAt(at), entryAt(parent))) return;
        swap(at, parent);
        at = parent;
      }
    },
    next: () => heap[0],
    take() {
      const [first] = heap;
      const last = heap.pop();
      if (last && first && heap.length > 0) {
        heap[0] = last;
        sink(0);
      }
      return first;
    },
  };
}
