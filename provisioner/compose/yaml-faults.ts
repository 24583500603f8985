import type { YAMLError } from 'yaml';

/** What a fault of the reader means to whoever wrote the file; for others the reader's own words stand. */
const WORDS: Partial<Record<YAMLError['code'], string>> = {
  DUPLICATE_KEY: 'This key is written twice in one mapping. Keep one of them.',
  TAB_AS_INDENT: 'YAML is indented by spaces, and here is a tab. Write spaces.',
  MULTIPLE_DOCS: 'A second document begins here, and a template is one. Take out the line ---.',
  NON_STRING_KEY: 'A key must be a plain text. Take out the brackets.',
  RESOURCE_EXHAUSTION: 'Lists or mappings are nested too deeply to be read. Write a flatter file.',
  TAG_RESOLVE_FAILED: 'YAML tags, such as !reset, are not read. Write the value that is meant.',
};

interface Fault {
  words: string;
  /** Offset in the text. */
  pos: number;
}

/** One fault brings others after it, so only the first of each kind is told, and nesting that cannot be read is told alone. */
export function faultOf(errors: readonly YAMLError[]): Fault[] {
  const deep = errors.filter(({ code }) => code === 'RESOURCE_EXHAUSTION').slice(0, 1);
  const firsts = errors.filter(({ code }, index) => errors.findIndex((other) => other.code === code) === index);
  return (deep.length > 0 ? deep : firsts).map((error) => ({
    words: WORDS[error.code] ?? `It is not YAML: ${error.message}. Mend it here or in the line above.`,
    pos: error.pos[0],
  }));
}

/** Faults that show only when aliases are followed. */
export function documentFault(error: unknown): string {
  if (error instanceof ReferenceError && error.message.startsWith('Excessive')) {
    return 'Its aliases repeat one part more than 100 times, as a YAML bomb does. Write such parts once, or fewer times.';
  }
  if (error instanceof ReferenceError) return `${error.message}. Write the anchor above the alias that uses it.`;
  if (error instanceof TypeError && error.message.includes('circular')) {
    return 'An alias refers to a part that contains the alias. Write such a part out.';
  }
  throw error;
}
