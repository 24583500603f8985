import { describe, expect, it } from 'vitest';
import { parseEvent } from '../../provisioner/parse-event.ts';

describe('parseEvent', () => {
  it('takes the id of an operation', () => {
    expect(parseEvent({ operationId: 'op-0123456789abcdef0123' })).toBe('op-0123456789abcdef0123');
  });

  it.each([
    ['nothing', undefined],
    ['text', 'op-0123456789abcdef0123'],
    ['no id', {}],
    ['an id of another kind', { operationId: 'demo' }],
    ['a path', { operationId: 'op-../../../../etc/passwd' }],
    ['a list', [{ operationId: 'op-0123456789abcdef0123' }]],
    ['an SNS message', { Records: [{ Sns: { Message: '{}' } }] }],
    ['an id without end', { operationId: `op-${'0'.repeat(5000)}` }],
  ])('refuses %s and says what to send', (_what, event) => {
    expect(() => parseEvent(event)).toThrow('send {"operationId":"op-…"}');
  });
});
