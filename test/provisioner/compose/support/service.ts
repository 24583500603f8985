import { said } from './folder.ts';

/** A file with one service that is fine but for the given lines, which are indented as its keys. */
export function withService(lines: string, rest = ''): string {
  const given = lines.split('\n').map((line) => `    ${line}`);
  const image = /^(image|build):/m.test(lines) ? [] : ['    image: nginx:1.29'];
  const ports = /^(ports|expose):/m.test(lines) ? [] : ["    ports: ['80']"];
  return ['services:', '  web:', ...image, ...ports, ...given, rest, ''].join('\n');
}

/** What is said of such a file: kind, key and words, without the place. */
export function saidOf(lines: string, rest = '', others: Readonly<Record<string, string>> = {}): string[] {
  return said(withService(lines, rest), others).map((line) => line.replace(/^\S+ /, ''));
}
