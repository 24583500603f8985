import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { created } from '../bot/messages/created.ts';
import { operationMessage } from '../bot/messages/operation.ts';
import { seen, view } from './bot/messages/operation/views.ts';
import { prices, template } from './bot/support/answer-deps.ts';
import { ADA, operation, playground } from './bot/support/rows.ts';
import { NOW } from './bot/support/slack-request.ts';

const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
const section = readme.split('\n## What it looks like\n')[1]?.split('\n## ')[0] ?? '';
/** What the transcript quotes, one block each, as lines. */
const quotes = [...section.matchAll(/(?:^>.*\n)+/gm)].map(([block]) =>
  block
    .trimEnd()
    .split('\n')
    .map((line) => line.replace(/^> ?/, '')),
);

/** Slack's markup as a reader sees it, written as Markdown; the reader's clock says 3:44 PM. */
const shown = (lines: string[]): string[] =>
  lines.map((line) =>
    line
      .replace(/<!date\^[^>]*>/g, 'today 3:44 PM')
      .replace(/<(http[^>|]*)>/g, '$1')
      .replace(/\*([^*]+)\*/g, '**$1**'),
  );

describe('the transcript in the README', () => {
  const answer = created(
    { outcome: 'started', operation: operation() },
    { userId: ADA, limits: { perOwner: 3, total: 20 }, templates: [template], prices, now: NOW },
  );
  const running = { done: 1, total: 7, label: 'Making its task definition' };
  const ready = {
    playground: playground(),
    password: 'pgpw-dFg2gM068T3Teh7mTljI97Uo',
    cost: { perHour: 0.017, soFar: 0, untilExpiry: 0.07 },
  };
  const failure = {
    code: 'CONTAINER_EXITED' as const,
    reason: 'Container "api" exited with code 3.\nIts last lines:\nno licence found',
    reference: 'op-2a644186be1acab1fbcd',
  };

  it.each([
    ['what is typed', ['`/playground create demo`']],
    ['the answer', shown(answer.text.split('\n'))],
    ['the making', shown(seen(operationMessage(view({ state: 'running', progress: running }))))],
    [
      'the end',
      shown(seen(operationMessage(view({ state: 'succeeded', address: 'http://198.51.100.7:8080' }, ready)))),
    ],
    ['a failure', shown(seen(operationMessage(view({ state: 'failed', failure, receiptAt: NOW }))))],
  ])('has %s as the code words it', (_, words) => {
    expect(quotes).toContainEqual(words);
  });

  it('quotes nothing else', () => {
    expect(quotes).toHaveLength(5);
  });
});
