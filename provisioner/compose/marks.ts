import { PLAYGROUND_VARIABLES, type PlaygroundVariable, type Text } from '../templates/variable-text.ts';

/**
 * Values that are known per playground only stand in texts as marks while a file is read, so that the schema and the
 * mapping see strings. They are made of characters for private use, which a file is refused for having.
 */
const OPEN = '\u{E000}';
const OPEN_SECRET = '\u{E001}';
const CLOSE = '\u{E002}';
const VARIABLE = /\u{E000}([^\u{E002}]*)\u{E002}/u;
/** Any mark, with what it stands for. */
export const MARK = /[\u{E000}\u{E001}]([^\u{E002}]*)\u{E002}/gu;
const WHOLE_SECRET = /^\u{E001}([^\u{E002}]*)\u{E002}$/u;

export const markVariable = (variable: PlaygroundVariable): string => `${OPEN}${variable}${CLOSE}`;
export const markSecret = (name: string): string => `${OPEN_SECRET}${name}${CLOSE}`;

export function hasMarks(text: string): boolean {
  return /[\u{E000}-\u{E002}]/u.test(text);
}

export function hasSecret(text: string): boolean {
  return text.includes(OPEN_SECRET);
}

/** The secret's name where the text is that secret and nothing else. */
export function secretIn(text: string): string | undefined {
  return WHOLE_SECRET.exec(text)?.[1];
}

export function toText(marked: string): Text {
  // Splitting by a pattern with a group gives text and group in turn.
  const pieces = marked.split(VARIABLE).map((piece, index) => {
    const variable = PLAYGROUND_VARIABLES.find((name) => name === piece);
    return index % 2 === 1 && variable ? { variable } : piece;
  });
  const said = pieces.filter((piece) => piece !== '');
  return said.every((piece) => typeof piece === 'string') ? marked : said;
}
