/** What a variable is: a text, not set, or nothing that a template may use (`words` say why). */
export type Lookup = { text: string } | 'unset' | { words: string };

const NAME = /^[A-Za-z_][A-Za-z0-9_]*/;
const OPERATOR = /^(:?[-+?])/;

/**
 * Compose's interpolation: `$VAR`, `${VAR}`, `${VAR:-default}`, `${VAR-default}`, `${VAR:?message}`, `${VAR:+other}` and
 * `$$` for a dollar; what follows an operator is expanded in turn, and only where it is used.
 * @param fault receives what is wrong, in words; the text then holds nothing in that place
 */
export function expand(text: string, lookup: (name: string) => Lookup, fault: (words: string) => void): string {
  let out = '';
  let rest = text;
  for (;;) {
    const dollar = rest.indexOf('$');
    if (dollar === -1) return out + rest;
    out += rest.slice(0, dollar);
    rest = rest.slice(dollar + 1);
    const bare = NAME.exec(rest)?.[0];
    if (rest.startsWith('$')) {
      out += '$';
      rest = rest.slice(1);
    } else if (bare !== undefined) {
      out += textOf(bare, '', '', lookup, fault);
      rest = rest.slice(bare.length);
    } else {
      const end = rest.startsWith('{') ? closing(rest) : -1;
      const inside = rest.slice(1, end);
      const name = NAME.exec(inside)?.[0];
      const operator = OPERATOR.exec(inside.slice(name?.length ?? 0))?.[1] ?? '';
      const word = inside.slice((name?.length ?? 0) + operator.length);
      if (end === -1 || name === undefined || (operator === '' && word !== '')) {
        fault(`"$${rest.slice(0, 20)}" is no variable of the form \${NAME}. Write $$ for a dollar sign.`);
        return out + rest;
      }
      out += textOf(name, operator, word, lookup, fault);
      rest = rest.slice(end + 1);
    }
  }
}

/** The index of the brace that closes the first one, or -1. */
function closing(text: string): number {
  let depth = 0;
  for (let index = 0; index < text.length; index += 1) {
    if (text[index] === '{' && (index === 0 || text[index - 1] === '$')) depth += 1;
    else if (text[index] === '}') depth -= 1;
    if (depth === 0) return index;
  }
  return -1;
}

function textOf(
  name: string,
  operator: string,
  word: string,
  lookup: (name: string) => Lookup,
  fault: (words: string) => void,
): string {
  const found = lookup(name);
  const expanded = (): string => expand(word, lookup, fault);
  if (typeof found === 'object' && 'words' in found) {
    fault(found.words);
    return '';
  }
  if (found !== 'unset') return operator.endsWith('+') ? expanded() : found.text;
  if (operator.endsWith('-')) return expanded();
  if (operator.endsWith('+')) return '';
  const message = operator.endsWith('?') && word !== '' ? ` The file says of it: ${expanded()}.` : '';
  fault(`\${${name}} has no value here.${message}`);
  return '';
}
