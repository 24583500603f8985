import { type Document, isAlias, isMap, isPair, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml';
import type { Finding, Path } from './finding.ts';
import { documentFault, faultOf } from './yaml-faults.ts';

export interface Position {
  line: number;
  column: number;
}

/** A parsed file: its value as plain data, and where each part of it is written. */
export interface Source {
  file: string;
  value: Record<string, unknown>;
  /** Of the key at the path, or of the nearest part above it that is written down. */
  positionOf(path: Path): Position;
}

/** A Compose file of a thousand lines has some 30 KB; what is larger is data, or an attack on what reads it. */
const MAX_BYTES = 256 * 1024;
/** As many times may one alias be taken before the document counts as a bomb. */
const MAX_ALIASES = 100;

/** YAML 1.2 core with merge keys, one document, no duplicate keys, no tags. */
export function readYaml(file: string, text: string): { source: Source } | { findings: Finding[] } {
  const refused = (words: string, at: Position = { line: 1, column: 1 }): Finding => ({
    kind: 'refused',
    file,
    ...at,
    key: '',
    words,
  });
  const bytes = Buffer.byteLength(text);
  if (bytes > MAX_BYTES) {
    const words = `The file has ${bytes} bytes, and at most ${MAX_BYTES} are read. Put data into an image, not into the file.`;
    return { findings: [refused(words)] };
  }
  const lines = new LineCounter();
  const at = (offset: number): Position => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(1, line), column: Math.max(1, col) };
  };
  const document = parseDocument(text, {
    ...{ version: '1.2', schema: 'core', merge: true, uniqueKeys: true, strict: true, stringKeys: true },
    ...{ prettyErrors: false, lineCounter: lines, logLevel: 'error' },
  } as const);
  const faults = [...document.errors, ...document.warnings];
  if (faults.length > 0) return { findings: faultOf(faults).map(({ words, pos }) => refused(words, at(pos))) };
  const read = plainValue(document);
  if ('words' in read) return { findings: [refused(read.words)] };
  return { source: { file, value: read.value, positionOf: (path) => at(offsetOf(document, path)) } };
}

function plainValue(document: Document.Parsed): { value: Record<string, unknown> } | { words: string } {
  try {
    const value: unknown = document.toJS({ maxAliasCount: MAX_ALIASES });
    // Throws where a part contains itself.
    JSON.stringify(value);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
      return { value: value as Record<string, unknown> };
    }
    return { words: 'It is no Compose file: the whole of it must be a mapping with the key services.' };
  } catch (error) {
    return { words: documentFault(error) };
  }
}

function offsetOf(document: Document.Parsed, path: Path): number {
  let offset = document.contents?.range?.[0] ?? 0;
  let node: unknown = document.contents;
  for (const step of path) {
    const found = childOf(document, node, step);
    if (!found) return offset;
    offset = found.offset;
    node = found.node;
  }
  return offset;
}

function childOf(document: Document.Parsed, parent: unknown, step: string | number) {
  const node = isAlias(parent) ? parent.resolve(document) : parent;
  if (isSeq(node)) {
    const item = node.items[Number(step)] as Node | undefined;
    return item && { node: item, offset: item.range?.[0] ?? 0 };
  }
  if (!isMap(node)) return undefined;
  const named = (name: string) => node.items.find((pair) => isPair(pair) && keyText(pair.key) === name);
  const pair = named(String(step));
  if (pair) return { node: pair.value, offset: (pair.key as Node).range?.[0] ?? 0 };
  // What a merge brought in stands where its anchor is; the merge itself is where the reader of this part looks.
  const merge = named('<<');
  return merge && { node: merge.value, offset: (merge.key as Node).range?.[0] ?? 0 };
}

function keyText(key: unknown): string {
  return isScalar(key) ? String(key.value) : String(key);
}
