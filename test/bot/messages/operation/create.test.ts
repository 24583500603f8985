import { describe, expect, test } from 'vitest';
import { operationMessage } from '../../../../bot/messages/operation.ts';
import { ERRORS } from '../../../../provisioner/contract/errors.ts';
import { playground } from '../../support/rows.ts';
import { done, expiry, PLAIN_HTTP, seen, view } from './views.ts';

describe('create', () => {
  test('accepted', () => {
    expect(seen(operationMessage(view({})))).toEqual(['*demo* is accepted. That starts shortly.']);
  });

  test('accepted, and waiting for its turn', () => {
    expect(seen(operationMessage(view({ waiting: true })))).toEqual([
      '*demo* is accepted. It waits for its turn, because as many are worked on as may be at a time, and starts by itself.',
    ]);
  });

  test('under way, with the step that people see', () => {
    const progress = { done: 0, total: 4, label: 'making the <network>' };
    expect(seen(operationMessage(view({ state: 'running', attempt: 1, progress })))).toEqual([
      '*demo* is being made.',
      'Step 1 of 4: making the &lt;network&gt;',
    ]);
  });

  test.each([
    [{ done: 4, total: 4, label: 'waiting' }, 'Step 4 of 4: waiting'],
    [{ done: 3, total: 4, label: 'waiting' }, 'Step 4 of 4: waiting'],
  ])('no step beyond the last: %j', (progress, step) => {
    expect(seen(operationMessage(view({ state: 'running', progress })))).toContain(step);
  });

  test('a second attempt says so, and one that goes on with the first is none', () => {
    expect(seen(operationMessage(view({ state: 'running', attempt: 3, continuations: 2 })))).toEqual([
      '*demo* is being made.',
    ]);
    expect(seen(operationMessage(view({ state: 'running', attempt: 2 })))).toContain('Attempt 2 of 3.');
    expect(seen(operationMessage(view({ state: 'queued', attempt: 1, continuations: 1 })))).toEqual([
      '*demo*: its making is not done within one run, and goes on shortly.',
    ]);
  });

  test('ready: address, credentials, until when, and how to destroy it', () => {
    expect(seen(operationMessage(done))).toEqual([
      `*demo* is ready, until ${expiry}.`,
      'Address: <http://198.51.100.7:8080>',
      'User: `playground`',
      'Password: `pass-word-1`',
      PLAIN_HTTP,
      '`/playground destroy demo` removes it and everything in it.',
    ]);
  });

  test('a notice stands beside the address', () => {
    const lines = seen(operationMessage({ ...done, notice: 'Simulated: nothing answers here.' }));
    expect(lines[lines.indexOf('Address: <http://198.51.100.7:8080>') + 1]).toBe('Simulated: nothing answers here.');
  });

  test('nothing is said of plain HTTP where the address is HTTPS', () => {
    const playground = done.playground && { ...done.playground, address: 'https://demo.playgrounds.example' };
    expect(seen(operationMessage({ ...done, playground }))).not.toContain(PLAIN_HTTP);
  });

  test('what it costs stands behind the credentials', () => {
    const cost = { perHour: 0.0173, soFar: 0, untilExpiry: 0.0694 };
    const lines = seen(operationMessage({ ...done, cost }));
    expect(lines[lines.indexOf(PLAIN_HTTP) + 1]).toBe('It costs about $0.07 until then, $0.017 an hour.');
  });

  test('the notification, which a locked screen shows, has no credentials', () => {
    expect(operationMessage(done).text).toBe('demo is ready: http://198.51.100.7:8080');
  });

  test('ready once and gone since: no address, no credentials', () => {
    expect(seen(operationMessage({ ...done, playground: undefined, password: undefined }))).toEqual([
      '*demo* was ready, and is gone now.',
    ]);
  });

  test('ready once and stuck since: how to try again', () => {
    expect(seen(operationMessage({ ...done, playground: playground({ state: 'stuck' }) }))).toEqual([
      '*demo* was ready once, and could not be removed completely; `/playground destroy demo` tries again.',
    ]);
  });

  const failure = {
    code: 'CONTAINER_EXITED',
    reason: 'web exited with code 1:\nno <config>',
    reference: 'req-1',
  } as const;

  test('failed: what, why, what to do, where to look', () => {
    expect(seen(operationMessage(view({ state: 'failed', failure })))).toEqual([
      '*demo* could not be made.',
      '*A container of the template stopped by itself.*',
      'web exited with code 1:',
      'no &lt;config&gt;',
      'Everything it had is removed again, and the name is free.',
      ERRORS.CONTAINER_EXITED.hint,
      '`/playground retry demo` tries again.',
      'Error CONTAINER_EXITED, reference `req-1`',
    ]);
  });

  test('failed and not removed: how to try again', () => {
    const lines = seen(
      operationMessage(view({ state: 'failed', failure }, { playground: playground({ state: 'stuck' }) })),
    );
    expect(lines).toContain(
      'AWS could not be asked what is left. The bot goes on trying by itself; whoever runs it has been told. Type `/playground destroy demo` to try at once.',
    );
    expect(lines.join()).not.toContain('the name is free');
  });

  test('failed and on its way out: what to do later', () => {
    const row = playground({ state: 'destroying' });
    const lines = seen(operationMessage(view({ state: 'failed', failure }, { playground: row })));
    expect(lines).toContain('What is left of it is being removed.');
    expect(lines).toContain('Once it is gone, `/playground retry demo` tries again.');
  });

  test('of a long reason the end is kept, where the log’s last lines are', () => {
    const reason = `${'x'.repeat(5000)} the last line`;
    const [words] = operationMessage(view({ state: 'failed', failure: { ...failure, reason } })).blocks;
    const text = words?.type === 'section' ? (words.text?.text ?? '') : '';
    expect(text).toMatch(/…x+ the last line$/);
    expect(text.length).toBeLessThan(3000);
  });
});

describe('a create that is put off', () => {
  const failure = { code: 'ENGINE_FAILED' as const, reason: 'AWS had too many requests.', reference: 'op-1' };
  const putOff = { failure, nextAt: 1_790_014_400 };

  test('is not made yet', () => {
    expect(seen(operationMessage(view({ state: 'queued', attempt: 1, putOff })))).toEqual([
      `*demo* is not made yet. It is tried again by itself, from ${expiry} on.`,
      'The last try failed: The engine could not finish. AWS had too many requests. Reference `op-1`.',
      'Attempt 2 of 3.',
    ]);
  });

  test('is not removed yet where its undoing is, whose tries are counted anew', () => {
    const undone = { failure: { ...failure, code: 'IMAGE_NOT_FOUND' as const }, brokenBefore: 2 };
    expect(seen(operationMessage(view({ state: 'queued', attempt: 3, putOff, ...undone })))).toEqual([
      `*demo* could not be made, and is not removed yet. It is tried again by itself, from ${expiry} on.`,
      'The last try failed: The engine could not finish. AWS had too many requests. Reference `op-1`.',
      'Attempt 2 of 3.',
    ]);
  });
});
