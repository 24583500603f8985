import { describe, expect, test } from 'vitest';
import { operationMessage } from '../../../bot/messages/operation.ts';
import { FAILED_ERRORS } from '../../../provisioner/contract/errors/failed.ts';
import { ERROR_CODES, type ErrorCode } from '../../../provisioner/contract/errors.ts';
import { OPERATION_KINDS, OPERATION_STATES, type OperationKind } from '../../../provisioner/contract/operation.ts';
import { PLAYGROUND_STATES } from '../../../provisioner/contract/playground.ts';
import { operation, playground } from '../support/rows.ts';
import { done, elements, labels, seen, view } from './operation/views.ts';

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

describe('what a failed operation advises', () => {
  /** Only an update can be taken back, and an update is not what removes. */
  const cannotBe: Readonly<Record<OperationKind, readonly string[]>> = {
    create: ['NOT_TAKEN_BACK'],
    destroy: ['NOT_TAKEN_BACK'],
    update: ['NOT_REMOVED'],
    restart: ['NOT_REMOVED'],
  };
  const codes = (kind: OperationKind) =>
    (Object.keys(FAILED_ERRORS) as ErrorCode[]).filter((code) => !cannotBe[kind].includes(code));
  const rows = [undefined, ...PLAYGROUND_STATES.map((state) => playground({ state }))];
  const failures = OPERATION_KINDS.flatMap((kind) =>
    codes(kind).flatMap((code) =>
      rows.map((row) => {
        const failure = { code, reason: 'r', reference: 'x' };
        const fields = { kind, state: 'failed' as const, failure, tags: { web: 'v9' } };
        const text = seen(operationMessage(view(fields, { playground: row }))).join('\n');
        return { kind, text, what: `${kind}, ${code}, ${row?.state ?? 'gone'}:\n${text}` };
      }),
    ),
  );

  test('is something to type, or somebody to ask', () => {
    for (const { text, what } of failures)
      expect(text, what).toMatch(/`\/playground \w+ demo|[Tt]ell who|whoever runs/);
  });

  test('is not to create again what was only to be changed or removed', () => {
    for (const { kind, text, what } of failures) {
      if (kind !== 'create') expect(text, what).not.toMatch(/\/playground (create|retry)/);
    }
  });

  test('is not to destroy what runs, or what is gone', () => {
    for (const { text, what } of failures) {
      if (/runs again|name is free/.test(text)) expect(text, what).not.toContain('/playground destroy');
    }
  });

  test('is to type the very command of an update again', () => {
    const updates = failures.filter(({ kind, text }) => kind === 'update' && text.includes('runs again'));
    expect(updates.length).toBeGreaterThan(0);
    for (const { text, what } of updates) expect(text, what).toContain('`/playground update demo --tag web=v9` tries');
  });
});
