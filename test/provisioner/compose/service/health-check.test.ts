import { describe, expect, it } from 'vitest';
import { saidOf } from '../support/service.ts';

describe('what is said of health check', () => {
  it.each<[lines: string, rest: string, words: string[]]>([
    [
      "healthcheck: { test: [CMD, 'true'], interval: 1s }",
      '',
      [
        'refused services.web.healthcheck.interval: ECS takes whole seconds from 5 to 300 here, and this is 1s. Write a duration in that range, such as 5s.',
      ],
    ],
    [
      "healthcheck: { test: [CMD, 'true'], interval: 5500ms }",
      '',
      [
        'refused services.web.healthcheck.interval: ECS takes whole seconds from 5 to 300 here, and this is 5500ms. Write a duration in that range, such as 5s.',
      ],
    ],
    [
      "healthcheck: { test: [CMD, 'true'], timeout: 90s }",
      '',
      [
        'refused services.web.healthcheck.timeout: ECS takes whole seconds from 2 to 60 here, and this is 90s. Write a duration in that range, such as 2s.',
      ],
    ],
    [
      "healthcheck: { test: [CMD, 'true'], retries: 30 }",
      '',
      [
        'refused services.web.healthcheck.retries: ECS takes 1 to 10 retries, and these are 30. Write a number in that range.',
      ],
    ],
    [
      "healthcheck: { test: [CMD, 'true'], start_period: 10m }",
      '',
      [
        'refused services.web.healthcheck.start_period: ECS takes whole seconds from 0 to 300 here, and this is 10m. Write a duration in that range, such as 0s.',
      ],
    ],
    [
      'healthcheck: { interval: 10s }',
      '',
      [
        'refused services.web.healthcheck: It has no test, and ECS does not know the image’s own. Write the test here, as the Dockerfile of the image has it.',
      ],
    ],
    [
      'healthcheck: { test: [curl, localhost] }',
      '',
      [
        'refused services.web.healthcheck.test: A test in a list begins with CMD and the words of a command, or CMD-SHELL and one line for the shell. Put that first.',
      ],
    ],
  ])('%s %s', (lines, rest, words) => {
    expect(saidOf(lines, rest)).toEqual(words);
  });
});
