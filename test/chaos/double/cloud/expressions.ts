export type Row = Record<string, unknown>;

/** What a request says beside its expression. */
export interface Words {
  names: Record<string, string>;
  values: Row;
}

export type Condition = (row: Row | undefined, words: Words) => boolean;
type Operand = (row: Row | undefined, words: Words) => unknown;

/**
 * DynamoDB's condition expressions, as far as the product uses them: AND, OR, NOT, IN, comparisons, `attribute_exists` and
 * `attribute_not_exists`. @throws on anything else, so that a new expression is not silently true
 */
export function compileCondition(text: string): Condition {
  const tokens = tokensOf(text);
  const condition = either(tokens);
  if (!tokens.isAtEnd()) throw new Error(`reading the condition "${text}": what is "${tokens.peek()}"?`);
  return condition;
}

function either(tokens: Tokens): Condition {
  const parts = [both(tokens)];
  while (tokens.takeIf('OR')) parts.push(both(tokens));
  return (row, words) => parts.some((part) => part(row, words));
}

function both(tokens: Tokens): Condition {
  const parts = [single(tokens)];
  while (tokens.takeIf('AND')) parts.push(single(tokens));
  return (row, words) => parts.every((part) => part(row, words));
}

function single(tokens: Tokens): Condition {
  if (tokens.takeIf('NOT')) {
    const inner = single(tokens);
    return (row, words) => !inner(row, words);
  }
  if (tokens.takeIf('(')) {
    const inner = either(tokens);
    tokens.expect(')');
    return inner;
  }
  if (tokens.peek() === 'attribute_exists' || tokens.peek() === 'attribute_not_exists') {
    const wanted = tokens.take() === 'attribute_exists';
    tokens.expect('(');
    const path = operand(tokens);
    tokens.expect(')');
    return (row, words) => (path(row, words) !== undefined) === wanted;
  }
  const left = operand(tokens);
  if (tokens.takeIf('IN')) {
    tokens.expect('(');
    const among = [operand(tokens)];
    while (tokens.takeIf(',')) among.push(operand(tokens));
    tokens.expect(')');
    return (row, words) => among.some((one) => one(row, words) === left(row, words));
  }
  const compare = COMPARE[tokens.peek() ?? ''];
  if (!compare) throw new Error(`reading a condition: "${tokens.peek()}" is no comparison that is known here`);
  tokens.take();
  const right = operand(tokens);
  return (row, words) => {
    const [one, other] = [left(row, words), right(row, words)];
    // Neither a missing attribute nor one of another type compares with anything.
    return typeof one === typeof other && one !== undefined && compare(one as never, other as never);
  };
}

const COMPARE: Record<string, (one: never, other: never) => boolean> = {
  '=': (one, other) => one === other,
  '<>': (one, other) => one !== other,
  '<': (one, other) => one < other,
  '<=': (one, other) => one <= other,
  '>': (one, other) => one > other,
  '>=': (one, other) => one >= other,
};

/** A value of the request, or an attribute of the row. */
export function operand(tokens: Tokens): Operand {
  const token = tokens.take();
  if (token.startsWith(':')) return (_row, { values }) => values[token];
  const parts = token.split('.');
  return (row, words) => parts.reduce<unknown>((at, part) => (at as Row | undefined)?.[nameOf(part, words)], row);
}

export const nameOf = (part: string, { names }: Words): string => (part.startsWith('#') ? (names[part] ?? part) : part);

export type Tokens = ReturnType<typeof tokensOf>;

export function tokensOf(text: string) {
  const tokens = text.match(/[#:]?[\w.#-]+|<>|<=|>=|<>|[()=<>,]/g) ?? [];
  let at = 0;
  const take = (): string => tokens[at++] ?? '';
  return {
    take,
    peek: (): string | undefined => tokens[at],
    isAtEnd: (): boolean => at >= tokens.length,
    takeIf: (token: string): boolean => tokens[at] === token && take() === token,
    expect(token: string): void {
      const found = take();
      if (found !== token) throw new Error(`reading "${text}": "${found}" stands where "${token}" should`);
    },
  };
}
