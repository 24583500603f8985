import { describe, expect, it } from 'vitest';
import { said } from './support/folder.ts';
import { withService } from './support/service.ts';

describe('what lies beside a Compose file', () => {
  const beside = (...names: string[]): string[] =>
    said(withService('read_only: true'), Object.fromEntries(names.map((name) => [name, 'TAG=1\n'])));

  it('is spoken of where Docker Compose would read it, and nobody does here', () => {
    expect(beside('.env', 'docker-compose.override.yml', 'docker-compose.yml', 'README.md')).toEqual([
      '.env:1:1 warning: docker compose fills in variables from it, and a template does not: it is the same wherever it is deployed from. Write a default, ${NAME:-value}, where the Compose file uses a variable; for a container’s own environment name this file under env_file.',
      'docker-compose.override.yml:1:1 warning: It is not read: a template is one file. Write what it says into compose.yaml.',
      'docker-compose.yml:1:1 warning: It is not read, because compose.yaml is there. Keep one of the two.',
    ]);
  });

  it('is nothing to speak of otherwise', () => {
    expect(beside('web.env', '.env.example', 'Dockerfile')).toEqual([]);
  });
});
