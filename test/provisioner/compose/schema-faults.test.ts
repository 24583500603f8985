import { describe, expect, it } from 'vitest';
import { said } from './support/folder.ts';
import { saidOf } from './support/service.ts';

describe('what is said of schema faults', () => {
  it.each<[lines: string, rest: string, words: string[]]>([
    ['image: 17', '', ['refused services.web.image: It must be a text, and is 17. Write it in quotes.']],
    [
      'command: [serve, 8080]',
      '',
      ['refused services.web.command[1]: It must be a text, and is 8080. Write it in quotes.'],
    ],
    ['comand: serve', '', ['refused services.web.comand: Compose has no such key here. Is command meant?']],
    ["ports: '80'", '', ['refused services.web.ports: It must be a list, and is "80".']],
    ['environment: [{A: 1}]', '', ['refused services.web.environment[0]: It must be a text, and is a mapping.']],
    [
      'depends_on: { db: { condition: ready } }',
      `  db:
    image: postgres:17`,
      [
        'refused services.web.depends_on.db.condition: It must be one of service_started, service_healthy, service_completed_successfully, and is "ready".',
      ],
    ],
    [
      'depends_on: { db: {} }',
      `  db:
    image: postgres:17`,
      ['refused services.web.depends_on.db: The key condition is missing here.'],
    ],
    ["ports: ['80']", 'servces: {}', ['refused servces: Compose has no such key here. Is services meant?']],
    [
      'deploy: { resource: {} }',
      '',
      ['refused services.web.deploy.resource: Compose has no such key here. Is resources meant?'],
    ],
    [
      'healthcheck: { tests: [CMD, a] }',
      '',
      ['refused services.web.healthcheck.tests: Compose has no such key here. Is test meant?'],
    ],
    ['init: 3', '', ['refused services.web.init: It must be true or false or a text, and is 3. Write it in quotes.']],
  ])('%s %s', (lines, rest, words) => {
    expect(saidOf(lines, rest)).toEqual(words);
  });
  it.each<[file: string, words: string[]]>([
    [
      `services: [web]
`,
      ['compose.yaml:1:1 refused services: It must be a mapping, and is a list.'],
    ],
    [
      `services:
  web:
`,
      ['compose.yaml:2:3 refused services.web: It must be a mapping, and is empty.'],
    ],
  ])('%s', (file, words) => {
    expect(said(file)).toEqual(words);
  });
});
