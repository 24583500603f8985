import { describe, expect, test } from 'vitest';
import { operationMessage } from '../../../../bot/messages/operation.ts';
import type { Operation } from '../../../../provisioner/contract/operation.ts';
import { playground } from '../../support/rows.ts';
import { NOW } from '../../support/slack-request.ts';
import { expiry, seen, view } from './views.ts';

describe('destroy', () => {
  const destroy = (fields: Partial<Operation>) => seen(operationMessage(view({ kind: 'destroy', ...fields })));

  test('asked for', () => {
    expect(destroy({})).toEqual(['*demo* is to be destroyed. That starts shortly.']);
    expect(destroy({ state: 'running' })).toEqual(['*demo* is being destroyed.']);
    expect(destroy({ state: 'succeeded' })).toEqual(['*demo* is gone, with everything in it. The name is free.']);
  });

  test('a try that failed is told as that, with when the next begins, and not as the end', () => {
    const reason = 'AWS had too many requests at that moment.';
    const putOff = { failure: { code: 'ENGINE_FAILED' as const, reason, reference: 'op-1' }, nextAt: 1_790_014_400 };
    expect(destroy({ state: 'queued', attempt: 1, putOff })).toEqual([
      `*demo* is to be destroyed. It is tried again by itself, from ${expiry} on.`,
      `The last try failed: The engine could not finish. ${reason} Reference \`op-1\`.`,
      'Attempt 2 of 3.',
    ]);
    expect(destroy({ state: 'running', attempt: 2, putOff })).toEqual([
      '*demo* is being destroyed.',
      `The last try failed: The engine could not finish. ${reason} Reference \`op-1\`.`,
      'Attempt 2 of 3.',
    ]);
  });

  test('because its time is up, which is said each time', () => {
    const requestedAt = NOW + 4 * 3600;
    const expired = (state: Operation['state']) => destroy({ state, cause: 'expired', requestedAt }).join(' ');
    expect(expired('queued')).toBe(`The time of *demo* is up (${expiry}). That starts shortly.`);
    expect(expired('running')).toBe(`The time of *demo* is up (${expiry}). *demo* is being destroyed.`);
    expect(expired('succeeded')).toContain(`is gone, because its time was up (${expiry})`);
  });

  test('because the sweeper tries again what was left, before its time is up', () => {
    const again = (state: Operation['state']) => destroy({ state, cause: 'expired' }).join(' ');
    expect(again('running')).toBe('What was left of *demo* is removed now. *demo* is being destroyed.');
    expect(again('succeeded')).not.toContain('time');
  });

  test('failed: how to try again, where it is still there', () => {
    const failure = { code: 'ENGINE_FAILED', reason: 'The service did not stop.', reference: 'req-1' } as const;
    const message = operationMessage(
      view({ kind: 'destroy', state: 'failed', failure }, { playground: playground({ state: 'stuck' }) }),
    );
    expect(seen(message)).toEqual(
      expect.arrayContaining([
        'The service did not stop.',
        expect.stringMatching(/Type `\/playground destroy demo` to try/),
      ]),
    );
  });

  test('failed: what is left, and who is on it until when', () => {
    const left = ['service demo-1', 'security group sg-1'];
    const failure = {
      code: 'NOT_REMOVED',
      reason: 'Something of it is still there.',
      reference: 'req-1',
      left,
    } as const;
    const row = playground({ state: 'stuck', retryAt: 1_800_000_000 });
    const lines = seen(
      operationMessage(view({ kind: 'destroy', state: 'failed', failure: { ...failure, left } }, { playground: row })),
    );
    expect(lines.join('\n')).toMatch(
      /2 left: `service demo-1`, `security group sg-1`\. The bot goes on trying by itself, next <!date\^1800000000/,
    );
  });

  test('succeeded: 0 resources left is said where that was seen', () => {
    expect(destroy({ state: 'succeeded', receiptAt: 1_800_000_000 })).toEqual([
      '*demo* is gone, with everything in it: 0 resources left. The name is free.',
    ]);
  });
});
