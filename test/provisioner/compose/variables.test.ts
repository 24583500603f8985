import { describe, expect, it } from 'vitest';
import { saidOf } from './support/service.ts';

describe('what is said of variables', () => {
  it.each<[lines: string, rest: string, words: string[]]>([
    [
      `environment: { A: '\${X}' }
network_mode: host
healthcheck: { test: a, interval: '\${Y}' }`,
      'x-playground: { opens: a, cpu: -1 }',
      [
        'refused services.web.environment.A: ${X} has no value here. Give it a default, ${NAME:-default}; without one a template may use PLAYGROUND_NAME, PLAYGROUND_OWNER, PLAYGROUND_EXPIRES_AT, PLAYGROUND_ID, PLAYGROUND_PASSWORD.',
        'refused services.web.network_mode: A task has a network of its own, so host cannot be had. Take it out; siblings are at localhost anyway.',
        'refused services.web.healthcheck.interval: ${Y} has no value here. Give it a default, ${NAME:-default}; without one a template may use PLAYGROUND_NAME, PLAYGROUND_OWNER, PLAYGROUND_EXPIRES_AT, PLAYGROUND_ID, PLAYGROUND_PASSWORD.',
        'refused x-playground.opens: x-playground has no such key; it has open, description, cpu, memory, storage, tags, data, profiles, password, secrets.',
        'refused x-playground.cpu: Must be a number of CPUs above 0, such as 0.5.',
      ],
    ],
    [
      "environment: { A: '${SECRET_KEY}' }",
      '',
      [
        'refused services.web.environment.A: ${SECRET_KEY} has no value here. Give it a default, ${NAME:-default}; without one a template may use PLAYGROUND_NAME, PLAYGROUND_OWNER, PLAYGROUND_EXPIRES_AT, PLAYGROUND_ID, PLAYGROUND_PASSWORD.',
      ],
    ],
    [
      "environment: { A: '${SECRET_KEY:?give one}' }",
      '',
      [
        'refused services.web.environment.A: ${SECRET_KEY} has no value here. The file says of it: give one. Give it a default, ${NAME:-default}; without one a template may use PLAYGROUND_NAME, PLAYGROUND_OWNER, PLAYGROUND_EXPIRES_AT, PLAYGROUND_ID, PLAYGROUND_PASSWORD.',
      ],
    ],
    [
      "environment: { A: 'cost $ 5' }",
      '',
      ['refused services.web.environment.A: "$ 5" is no variable of the form ${NAME}. Write $$ for a dollar sign.'],
    ],
    [
      "environment: { A: '${PLAYGROUND_ADDRESS}' }",
      '',
      [
        'refused services.web.environment.A: A playground’s address is known only when its containers run, so ${PLAYGROUND_ADDRESS} cannot be filled. Take it from the request’s Host header.',
      ],
    ],
    [
      'user: ${PLAYGROUND_ID}',
      '',
      [
        'refused services.web.user: ${PLAYGROUND_ID} differs between playgrounds, and this must be the same for all. Write a fixed value.',
      ],
    ],
  ])('%s %s', (lines, rest, words) => {
    expect(saidOf(lines, rest)).toEqual(words);
  });
});
