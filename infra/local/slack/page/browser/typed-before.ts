/** What was sent from this page, to be had again with the arrow keys as in a shell. */
export interface TypedBefore {
  add(line: string): void;
  /** The line before the one shown; undefined at the oldest. `draft` is kept for the way back. */
  older(draft: string): string | undefined;
  /** The line after the one shown, at last the draft; undefined when none was gone back to. */
  newer(): string | undefined;
  isBrowsing(): boolean;
  /** Typing makes the shown line a new draft. */
  leave(): void;
}

export function createTypedBefore(): TypedBefore {
  const lines: string[] = [];
  let back = 0;
  let kept = '';
  return {
    add(line) {
      if (lines.at(-1) !== line) lines.push(line);
      back = 0;
    },
    older(draft) {
      if (back === lines.length) return undefined;
      if (back === 0) kept = draft;
      back += 1;
      return lines.at(-back);
    },
    newer() {
      if (back === 0) return undefined;
      back -= 1;
      return back === 0 ? kept : lines.at(-back);
    },
    isBrowsing: () => back > 0,
    leave() {
      back = 0;
    },
  };
}
