import type { TemplateFiles } from './files.ts';
import type { Finding } from './finding.ts';

/** As Docker Compose looks for it, the preferred name first. */
export const COMPOSE_FILES = ['compose.yaml', 'compose.yml', 'docker-compose.yaml', 'docker-compose.yml'] as const;

/** What Docker Compose would read of its own accord from beside the Compose file, and nobody reads here. */
export function tellBeside(files: TemplateFiles, composeFile: string): Finding[] {
  const warning = (file: string, words: string): Finding => ({
    ...{ kind: 'warning', file, line: 1, column: 1, key: '' },
    words,
  });
  const overrides = COMPOSE_FILES.map((name) => name.replace(/\.ya?ml$/, '.override$&'));
  const others = COMPOSE_FILES.filter((name) => name !== composeFile);
  const isThere = (file: string): boolean => files.look(file).kind !== 'missing';
  return [
    ...(isThere('.env') ? [warning('.env', ENV)] : []),
    ...overrides
      .filter(isThere)
      .map((file) => warning(file, `It is not read: a template is one file. Write what it says into ${composeFile}.`)),
    ...others
      .filter(isThere)
      .map((file) => warning(file, `It is not read, because ${composeFile} is there. Keep one of the two.`)),
  ];
}

const ENV =
  'docker compose fills in variables from it, and a template does not: it is the same wherever it is deployed from. Write a default, ${NAME:-value}, where the Compose file uses a variable; for a container’s own environment name this file under env_file.';
