import { nameOf, operand, type Row, type Tokens, tokensOf, type Words } from './expressions.ts';

/** Changes the row in its place. */
export type Update = (row: Row, words: Words) => void;

const CLAUSES = ['SET', 'REMOVE', 'ADD'];

/** DynamoDB's update expressions, as far as the product uses them: SET with `if_not_exists`, REMOVE, and ADD of numbers. */
export function compileUpdate(text: string): Update {
  const tokens = tokensOf(text);
  const updates: Update[] = [];
  while (!tokens.isAtEnd()) {
    const clause = tokens.take();
    const read = READ[clause];
    if (!read) throw new Error(`reading the update "${text}": "${clause}" is no clause that is known here`);
    do updates.push(read(tokens));
    while (tokens.takeIf(','));
    const next = tokens.peek();
    if (next !== undefined && !CLAUSES.includes(next))
      throw new Error(`reading the update "${text}": what is "${next}"?`);
  }
  return (row, words) => {
    for (const update of updates) update(row, words);
  };
}

const READ: Record<string, (tokens: Tokens) => Update> = {
  SET(tokens) {
    const path = tokens.take();
    tokens.expect('=');
    const value = assigned(tokens);
    return (row, words) => put(row, path, words, value(row, words));
  },
  REMOVE(tokens) {
    const path = tokens.take();
    return (row, words) => put(row, path, words, undefined);
  },
  ADD(tokens) {
    const path = tokens.take();
    const amount = operand(tokens);
    return (row, words) => {
      const before = row[nameOf(path, words)];
      put(row, path, words, ((before as number | undefined) ?? 0) + (amount(row, words) as number));
    };
  },
};

function assigned(tokens: Tokens): (row: Row, words: Words) => unknown {
  if (!tokens.takeIf('if_not_exists')) return operand(tokens);
  tokens.expect('(');
  const present = operand(tokens);
  tokens.expect(',');
  const otherwise = operand(tokens);
  tokens.expect(')');
  return (row, words) => present(row, words) ?? otherwise(row, words);
}

function put(row: Row, path: string, words: Words, value: unknown): void {
  const parts = path.split('.').map((part) => nameOf(part, words));
  const last = parts.pop() ?? '';
  let at = row;
  for (const part of parts) {
    at[part] = { ...(at[part] as Row) };
    at = at[part] as Row;
  }
  if (value === undefined) delete at[last];
  else at[last] = value;
}
