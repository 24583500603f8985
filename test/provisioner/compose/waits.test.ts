import { describe, expect, it } from 'vitest';
import { saidOf } from './support/service.ts';

describe('what is said of waits', () => {
  it.each<[lines: string, rest: string, words: string[]]>([
    ['depends_on: [db]', '', ['refused services.web.depends_on[0]: There is no service db. Name one that there is.']],
    [
      'depends_on: [db]',
      `  db:
    image: postgres:17
    profiles: [full]`,
      [
        'refused services.web.depends_on[0]: db is left out by its profiles. Write one of them into x-playground.profiles, or required: false here.',
        'note services.db.profiles: It is left out: x-playground.profiles names none of its profiles.',
      ],
    ],
    [
      'depends_on: [db]',
      `  db:
    image: postgres:17
    depends_on: [web]`,
      [
        'refused services.web.depends_on: Services wait for each other in a circle, and none could start: web → db → web. Take out one of the waits.',
      ],
    ],
    [
      'depends_on: [web]',
      '',
      [
        'refused services.web.depends_on: Services wait for each other in a circle, and none could start: web → web. Take out one of the waits.',
      ],
    ],
  ])('%s %s', (lines, rest, words) => {
    expect(saidOf(lines, rest)).toEqual(words);
  });
});
