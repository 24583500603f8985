import { describe, expect, it } from 'vitest';
import { saidOf } from './support/service.ts';

describe('what is said of lifetimes', () => {
  it.each<[lines: string, rest: string, words: string[]]>([
    [
      'depends_on: { db: { condition: service_healthy } }',
      `  db:
    image: postgres:17`,
      [
        'refused services.web.depends_on.db: db has no healthcheck in this file, and ECS does not know the image’s own, so it would never be healthy. Write a healthcheck for db, or wait with service_started.',
      ],
    ],
    [
      'depends_on: { db: { condition: service_completed_successfully } }',
      `  db:
    image: postgres:17
    restart: always`,
      ['refused services.db.restart: Others wait for it to end, and it is restarted for ever. Write restart: "no".'],
    ],
    [
      "ports: ['80']",
      `  db:
    image: postgres:17
    depends_on: { web: { condition: service_completed_successfully } }`,
      [
        'refused services.web: Others wait for it to end, and it is the front door. Open another service, or wait for it with service_healthy.',
      ],
    ],
  ])('%s %s', (lines, rest, words) => {
    expect(saidOf(lines, rest)).toEqual(words);
  });
});
