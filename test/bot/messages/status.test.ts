import { expect, test } from 'vitest';
import type { Answer } from '../../../bot/messages/answer.ts';
import { fitMessage } from '../../../bot/messages/fit/fit.ts';
import { type StatusView, status } from '../../../bot/messages/status.ts';
import { at } from '../../../bot/messages/text.ts';
import { ADA, GRACE, operation, playground } from '../support/rows.ts';
import { NOW } from '../support/slack-request.ts';

const links = { service: 'https://console.example/ecs?a=1&b=2', logs: 'https://console.example/logs' };
const view = (overrides: Partial<StatusView> = {}): StatusView => ({
  playground: playground(),
  operation: operation({ state: 'succeeded' }),
  cost: { perHour: 0.0173, soFar: 0.02, untilExpiry: 0.07 },
  services: { data: { role: 'data' }, web: { role: 'app' } },
  links,
  mayDestroy: true,
  now: NOW,
  ...overrides,
});
const words = (answer: Answer): string =>
  (answer.blocks ?? [])
    .filter(({ type }) => type !== 'actions')
    .map((block) =>
      block.type === 'section'
        ? block.text?.text
        : 'elements' in block && JSON.stringify(block.elements.map((each) => 'text' in each && each.text)),
    )
    .join('\n');

test('where there is no console, nothing leads to it', () => {
  const { blocks } = status(view({ links: { service: undefined, logs: undefined } }));
  expect(blocks?.map(({ type }) => type)).not.toContain('context');
});

test('a ready one, with everything', () => {
  const health = {
    seenAt: NOW - 20,
    taskArn: 'arn:task',
    restarts: 2,
    containers: [
      { name: 'data', status: 'STOPPED', digest: `sha256:${'d'.repeat(64)}` },
      { name: 'web', status: 'RUNNING', health: 'HEALTHY', digest: `sha256:${'a'.repeat(64)}` },
    ],
  };
  const sharedWith = [
    { kind: 'user' as const, id: GRACE, credentials: true },
    { kind: 'channel' as const, id: 'C0GENERAL1', credentials: false },
  ];
  const text = words(status(view({ playground: playground({ health, sharedWith, tags: { web: 'v2' } }) })));
  expect(text.split('\n')).toEqual([
    `*demo* is ready at <http://198.51.100.7:8080>, until ${at(NOW + 4 * 3600)}.`,
    `Owner <@${ADA}>, made ${at(NOW - 40)}, 40 s ago, from template \`default\` with \`web=v2\`.`,
    `Shared with <@${GRACE}> (with credentials), <#C0GENERAL1>.`,
    'It costs about $0.02 so far, $0.07 until its end, $0.017 an hour.',
    'Containers: `data` stopped, `web` running, healthy; its task was replaced 2 times. Seen 20 s ago.',
    'Images: `web` `v2` `sha256:aaaaaaaaaaaa`; data `data` `sha256:dddddddddddd`.',
    `["<https://console.example/ecs?a=1&amp;b=2|Service in ECS> · <https://console.example/logs|Log in CloudWatch>"]`,
  ]);
});

test('one that is being made says at which step it is', () => {
  const running = operation({ state: 'running', attempt: 2, progress: { done: 2, total: 7, label: 'Making it' } });
  expect(words(status(view({ playground: playground({ state: 'creating' }), operation: running })))).toContain(
    'Step 3 of 7: Making it (attempt 2 of 3)',
  );
  expect(words(status(view({ operation: operation() })))).toContain('That starts shortly.');
});

test('one that is down says since when and why', () => {
  const health = {
    seenAt: NOW,
    taskArn: 'arn:task',
    restarts: 1,
    downSince: NOW - 60,
    stopReason: 'Container "api" exited with <code> 3.',
    containers: [{ name: 'api', status: 'STOPPED', health: 'UNKNOWN' }],
  };
  const text = words(status(view({ playground: playground({ health }) })));
  expect(text).toContain(`Nothing of it runs since ${at(NOW - 60)}.`);
  expect(text).toContain('`api` stopped; its task was replaced once.');
  expect(text).toContain('Why its last task stopped: Container "api" exited with &lt;code&gt; 3.');
});

test('is within Slack’s limits with all shares and the longest of reasons', () => {
  const sharedWith = Array.from({ length: 20 }, (_, index) => ({
    kind: 'user' as const,
    id: `U0GRACE0${index}`,
    credentials: true,
  }));
  const stopReason = '<'.repeat(9000);
  const health = { seenAt: NOW, taskArn: 'arn:task', restarts: 1, stopReason, containers: [] };
  const answer = status(view({ playground: playground({ health, sharedWith }) }));
  expect(fitMessage(answer)).toEqual(answer);
});
