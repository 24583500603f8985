import { expect, test } from 'vitest';
import { stepLineSchema, timed } from '../../../provisioner/contract/step.ts';

function collected() {
  const lines: unknown[] = [];
  return { lines, log: { info: (_message: string, details: Record<string, unknown>) => void lines.push(details) } };
}

test('a step gives its result, and one line that the schema reads', async () => {
  const { lines, log } = collected();
  const result = await timed(
    log,
    'claim',
    async () => 'op-0123456789abcdef0123',
    (operationId) => ({ ...(operationId && { operationId }) }),
  );
  expect(result).toBe('op-0123456789abcdef0123');
  expect(lines.map((line) => stepLineSchema.parse(line))).toEqual([
    { step: 'claim', operationId: 'op-0123456789abcdef0123', ok: true, milliseconds: expect.any(Number) },
  ]);
});

test('a step that breaks leaves a line too, and breaks', async () => {
  const { lines, log } = collected();
  const broken = timed(log, 'invoke', () => Promise.reject(new Error('ECONNRESET')));
  await expect(broken).rejects.toThrow('ECONNRESET');
  expect(lines).toMatchObject([{ step: 'invoke', ok: false }]);
});
