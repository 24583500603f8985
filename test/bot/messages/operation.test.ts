import { describe, expect, test } from 'vitest';
import { operationMessage } from '../../../bot/messages/operation.ts';
import { ERROR_CODES } from '../../../provisioner/contract/errors.ts';
import { OPERATION_KINDS, OPERATION_STATES } from '../../../provisioner/contract/operation.ts';
import { operation } from '../support/rows.ts';
import { done, elements, labels, view } from './operation/views.ts';

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
