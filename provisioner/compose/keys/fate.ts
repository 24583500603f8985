/** What becomes of one key of a Compose file. */
export type Fate =
  | { fate: 'mapped'; to: string }
  /** `instead`: the way out. `fine` lets values pass that ask for what is so anyway. */
  | { fate: 'refused'; because: string; instead: string; fine?: (value: unknown) => boolean }
  | { fate: 'no effect'; because: string };

/** Key → fate. `a.b` is b within a, `[]` each item of a list, `*` whatever name the writer gave. */
export type Fates = Readonly<Record<string, Fate>>;

export const mapped = (to: string): Fate => ({ fate: 'mapped', to });
export const idle = (because: string): Fate => ({ fate: 'no effect', because });
export const refused = (because: string, instead: string, fine?: (value: unknown) => boolean): Fate => ({
  fate: 'refused',
  because,
  instead,
  ...(fine && { fine }),
});

const isOff = (value: unknown): boolean => value === false || value === 'false';
const isOne = (value: unknown): boolean => Number(value) === 1;
const isEmpty = (value: unknown): boolean => value === null || Object.keys(value ?? {}).length === 0;
export const fineIf = {
  off: isOff,
  one: isOne,
  empty: isEmpty,
  is:
    (...all: unknown[]) =>
    (value: unknown) =>
      all.includes(value),
};
