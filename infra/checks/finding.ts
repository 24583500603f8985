/**
 * What a check found of one part. `good`: nothing to do. `note`: a deployment goes on, and this should be known, such as
 * what could not be looked at. `wrong`: a deployment would not work.
 */
export interface Finding {
  part: string;
  state: 'good' | 'note' | 'wrong';
  text: string;
  /** What to do about it; with every `wrong`. */
  todo?: string;
}

export function good(part: string, text: string): Finding {
  return { part, state: 'good', text };
}

export function note(part: string, text: string, todo?: string): Finding {
  return { part, state: 'note', text, ...(todo !== undefined && { todo }) };
}

export function wrong(part: string, text: string, todo: string): Finding {
  return { part, state: 'wrong', text, todo };
}

/** What asking came to: an answer, or the error instead of one. */
export type Asked<T> = { answer: T } | { error: Error };

/** Asks without throwing: each check says by itself what an error means to it. */
export async function asked<T>(question: () => Promise<T>): Promise<Asked<T>> {
  try {
    return { answer: await question() };
  } catch (error) {
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }
}
