/** Where something stands in a parsed document: `['services', 'web', 'ports', 0]`. */
export type Path = readonly (string | number)[];

/** Something that whoever wrote a template has to know. `line` and `column` count from 1. */
export interface Finding {
  /** `refused`: no template is made of it; `warning`: it is not quite what it is elsewhere; `note`: how it will be. */
  kind: 'refused' | 'warning' | 'note';
  /** Relative to the template's folder. */
  file: string;
  line: number;
  column: number;
  /** `services.web.ports[0]`; empty for the file as a whole. */
  key: string;
  /** Whole sentences: the reason, and the way out where there is one. */
  words: string;
}

export function keyOf(path: Path): string {
  return path.reduce<string>(
    (key, step) => (typeof step === 'number' ? `${key}[${step}]` : key === '' ? step : `${key}.${step}`),
    '',
  );
}

/** One line, in the form that editors and terminals make a link of: `compose.yaml:4:5 refused services.web.privileged: …`. */
export function inWords({ kind, file, line, column, key, words }: Finding): string {
  return `${file}:${line}:${column} ${kind}${key === '' ? '' : ` ${key}`}: ${words}`;
}
