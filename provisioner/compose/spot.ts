import { type Finding, keyOf, type Path } from './finding.ts';
import type { Source } from './source.ts';

/** A place in a file at which something can be said. */
export interface Spot {
  readonly path: Path;
  at(...steps: Path): Spot;
  refuse(words: string): void;
  warn(words: string): void;
  note(words: string): void;
}

/** @param findings receives what is said, in the order of saying */
export function spotIn(source: Pick<Source, 'file' | 'positionOf'>, findings: Finding[], path: Path = []): Spot {
  const say = (kind: Finding['kind']) => (words: string) => {
    findings.push({ kind, file: source.file, ...source.positionOf(path), key: keyOf(path), words });
  };
  return {
    path,
    at: (...steps) => spotIn(source, findings, [...path, ...steps]),
    refuse: say('refused'),
    warn: say('warning'),
    note: say('note'),
  };
}
