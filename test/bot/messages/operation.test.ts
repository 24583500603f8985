import { describe, expect, test } from 'vitest';
import type { Message } from '../../../bot/messages/message.ts';
import type { OperationView } from '../../../bot/messages/operation/view.ts';
import { operationMessage } from '../../../bot/messages/operation.ts';
import { ERROR_CODES, ERRORS } from '../../../provisioner/contract/errors.ts';
import { OPERATION_KINDS, OPERATION_STATES, type Operation } from '../../../provisioner/contract/operation.ts';
import { operation, playground } from '../support/rows.ts';
import { NOW } from '../support/slack-request.ts';

const view = (fields: Partial<Operation>, rest: Partial<OperationView> = {}): OperationView => ({
  operation: operation(fields),
  playground: undefined,
  password: undefined,
  notice: undefined,
  cost: undefined,
  ...rest,
});
const expiry = '<!date^1790014400^{date_short_pretty} {time}|2026-09-21 18:13 UTC>';

/** What a reader sees, a line each. */
function seen(message: Message): string[] {
  return message.blocks.flatMap((block) => {
    if (block.type === 'section') return block.text?.text.split('\n') ?? [];
    if (block.type === 'context') return block.elements.map((element) => ('text' in element ? element.text : ''));
    return [];
  });
}

function elements({ blocks }: Message) {
  return blocks
    .flatMap((block) => (block.type === 'actions' ? block.elements : []))
    .filter((element) => element.type === 'button');
}

const labels = (message: Message): string[] => elements(message).map(({ text }) => text.text);

const done = view(
  { state: 'succeeded', address: 'http://198.51.100.7:8080' },
  { playground: playground(), password: 'pass-word-1' },
);

const PLAIN_HTTP = 'Between you and the playground the password travels unencrypted (plain HTTP).';

describe('create', () => {
  test('accepted', () => {
    expect(seen(operationMessage(view({})))).toEqual(['*demo* is accepted. That starts shortly.']);
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
      'Error CONTAINER_EXITED, reference `req-1`',
    ]);
  });

  test('failed and not removed: how to try again', () => {
    const lines = seen(
      operationMessage(view({ state: 'failed', failure }, { playground: playground({ state: 'stuck' }) })),
    );
    expect(lines).toContain(
      'What is left of it could not be asked. The bot goes on trying by itself; whoever runs it has been told. Type `/playground destroy demo` to try at once.',
    );
    expect(lines.join()).not.toContain('the name is free');
  });

  test('failed and on its way out: nothing to do', () => {
    const row = playground({ state: 'destroying' });
    const lines = seen(operationMessage(view({ state: 'failed', failure }, { playground: row })));
    expect(lines).toContain('What is left of it is being removed.');
  });

  test('of a long reason the end is kept, where the log’s last lines are', () => {
    const reason = `${'x'.repeat(5000)} the last line`;
    const [words] = operationMessage(view({ state: 'failed', failure: { ...failure, reason } })).blocks;
    const text = words?.type === 'section' ? (words.text?.text ?? '') : '';
    expect(text).toMatch(/…x+ the last line$/);
    expect(text.length).toBeLessThan(3000);
  });
});

describe('destroy', () => {
  const destroy = (fields: Partial<Operation>) => seen(operationMessage(view({ kind: 'destroy', ...fields })));

  test('asked for', () => {
    expect(destroy({})).toEqual(['*demo* is to be destroyed. That starts shortly.']);
    expect(destroy({ state: 'running' })).toEqual(['*demo* is being destroyed.']);
    expect(destroy({ state: 'succeeded' })).toEqual(['*demo* is gone, with everything in it. The name is free.']);
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

describe('update and restart', () => {
  const at = (kind: 'update' | 'restart', fields: Partial<Operation>, row = playground()) =>
    operationMessage(view({ kind, ...fields }, { playground: row }));

  test('under way, and who asked where that is not the owner', () => {
    expect(seen(at('update', {}))).toEqual(['*demo* is to be updated. That starts shortly.']);
    expect(seen(at('restart', { state: 'running', askedBy: 'U0GRACE01' }))).toEqual([
      '*demo* is being restarted. <@U0GRACE01> asked for it.',
    ]);
  });

  test('done: the versions, the address, and that password and end are as before', () => {
    expect(seen(at('update', { state: 'succeeded', tags: { web: 'v2', api: '1.4' } }))).toEqual([
      '*demo* is updated.',
      'Versions: `web` `v2`, `api` `1.4`; all others are the template’s.',
      'Address: <http://198.51.100.7:8080>',
      `Its password is the same, and it lives until ${expiry}. What its volumes held is gone.`,
    ]);
  });

  const failure = { code: 'IMAGE_NOT_FOUND', reason: 'web:v9 is not there.', reference: 'req-1' } as const;

  test('taken back: the reason, and that what ran before runs', () => {
    const lines = seen(at('update', { state: 'failed', failure })).join(' ');
    expect(lines).toContain('*demo* could not be updated.');
    expect(lines).toContain('web:v9 is not there.');
    expect(lines).toContain('What ran before runs again');
  });

  test('not even taken back: it is kept, and can be destroyed', () => {
    const { address: _gone, ...down } = playground();
    const notBack = { ...failure, code: 'NOT_TAKEN_BACK' } as const;
    const message = at('restart', { state: 'failed', failure: notBack }, down);
    expect(seen(message).join(' ')).toContain(
      `nothing of it runs. It is kept, with the same password, until ${expiry}.`,
    );
    expect(labels(message)).toEqual(['Logs', 'Destroy']);
  });
});

describe('buttons', () => {
  test('of a playground that is ready', () => {
    expect(labels(operationMessage(done))).toEqual(['Open', 'Extend 1 h', 'Logs', 'Destroy']);
  });

  test('to destroy ask once more', () => {
    const destroy = elements(operationMessage(done)).find(({ action_id }) => action_id === 'destroy');
    expect(destroy?.confirm?.text.text).toContain('no way back');
  });

  test('of a create that failed: again, under the operation, because its name may be somebody else’s by now', () => {
    const [retry] = elements(operationMessage(view({ state: 'failed' })));
    expect(retry).toMatchObject({ action_id: 'retry', value: expect.stringContaining(operation().id) });
  });

  test.each(['queued', 'running'] as const)('none while it is %s', (state) => {
    expect(labels(operationMessage(view({ state })))).toEqual([]);
  });
});

test('every kind in every state, and every failure, is a message that Slack takes', () => {
  for (const kind of OPERATION_KINDS) {
    for (const state of OPERATION_STATES) {
      for (const code of ERROR_CODES) {
        // A failure without a row would be a fault elsewhere; it is shown all the same.
        for (const failure of [{ failure: { code, reason: 'r', reference: 'x' } }, {}]) {
          const { text, blocks } = operationMessage(view({ kind, state, ...failure }));
          expect(text).not.toBe('');
          for (const line of blocks.flatMap((block) => (block.type === 'section' ? [block.text?.text] : []))) {
            expect(line).toMatch(/\S/);
          }
        }
      }
    }
  }
});
