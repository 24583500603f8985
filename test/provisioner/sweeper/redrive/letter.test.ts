import { describe, expect, it } from 'vitest';
import { readLetter } from '../../../../provisioner/sweeper/redrive/letter.ts';
import { failedLetter } from './support.ts';

const TOPIC = 'arn:aws:sns:eu-north-1:111122223333:events';
const changed = (sequence: number) => ({ type: 'operation-changed', operationId: 'op-1', sequence });
const note = (Message: string) => ({ Type: 'Notification', MessageId: 'm-2', TopicArn: TOPIC, Message });

describe('a letter', () => {
  it('of Lambda holds the event as it was', () => {
    const sns = { TopicArn: TOPIC, Message: JSON.stringify(changed(3)), MessageId: 'm-1' };
    const { body } = failedLetter(TOPIC, changed(3), { MessageId: 'm-1' });
    expect(readLetter({ body })?.event).toEqual({ Records: [{ EventSource: 'aws:sns', Sns: sns }] });
  });

  it('of SNS becomes the event that Lambda would have had', () => {
    const sent = note(JSON.stringify(changed(3)));
    expect(readLetter({ body: JSON.stringify(sent) })?.event).toEqual({ Records: [{ Sns: sent }] });
  });

  it.each(['', 'no JSON', '{}', '{"requestPayload":{"Records":[]}}'])('of nobody’s making is none: %j', (body) => {
    expect(readLetter({ body })).toBeUndefined();
  });
});

describe('two letters', () => {
  const read = (message: unknown, topic = TOPIC) => readLetter(failedLetter(topic, message));

  it('about one row say the same, whatever the sequence', () => {
    expect(read(changed(3))?.text).toBe(read(changed(4))?.text);
    expect(read(changed(3))?.text).not.toBe(read({ ...changed(3), operationId: 'op-2' })?.text);
    expect(read(changed(3))?.text).not.toBe(read(changed(3), `${TOPIC}-other`)?.text);
  });

  it('about one alarm belong together, and say different things', () => {
    const [begun, over] = ['ALARM', 'OK'].map((NewStateValue) => read({ AlarmName: 'errors', NewStateValue }));
    expect(begun?.subject).toBe(over?.subject);
    expect(begun?.text).not.toBe(over?.text);
  });

  it('that are no JSON inside are told apart by what they say', () => {
    const [one, two] = ['one', 'two'].map((message) => readLetter({ body: JSON.stringify(note(message)) }));
    expect(one?.text).not.toBe(two?.text);
  });
});
