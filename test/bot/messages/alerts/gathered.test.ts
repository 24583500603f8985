import { describe, expect, test } from 'vitest';
import { failureAlert, failureLine, failurePress } from '../../../../bot/messages/alerts/failure.ts';
import { gatheredAlert } from '../../../../bot/messages/alerts/gathered.ts';
import { fitMessage } from '../../../../bot/messages/fit/fit.ts';
import { operation } from '../../support/rows.ts';

const place = { region: 'us-east-1', clusterName: 'playgrounds', logGroup: '/playground-bot/test/playgrounds' };
const failed = (index: number) =>
  operation({
    id: `op-${String(index).padStart(20, '0')}`,
    playgroundName: `demo-${index}`,
    state: 'failed',
    failure: { code: 'CONTAINER_EXITED', reason: 'x'.repeat(1500), reference: `op-${String(index).padStart(20, '0')}` },
  });
const entries = (count: number) =>
  Array.from({ length: count }, (_, index) => {
    const each = failed(index);
    return { id: each.id, line: failureLine(each, place), press: failurePress(each) };
  });
const group = (count: number) =>
  gatheredAlert({ cause: 'The create failed.', first: failureAlert(failed(0), place), entries: entries(count) });
const reachable = (text: string) => new Set(text.match(/op-\d{20}(?=\\"})/g));

describe('many failures in one message', () => {
  test.each([2, 10, 25, 40])('of %i, each can be tried again, and Slack takes it as it is', (count) => {
    const message = group(count);
    expect(fitMessage(message)).toEqual(message);
    expect(reachable(JSON.stringify(message.blocks)).size).toBe(count);
    expect(JSON.stringify(message.blocks)).not.toContain('more…",');
  });

  test('of more than fit, the first ones can, and how many cannot yet is said', () => {
    const message = group(300);
    expect(fitMessage(message)).toEqual(message);
    const text = JSON.stringify(message.blocks);
    const { size } = reachable(text);
    expect(size).toBeGreaterThan(40);
    expect(text).toContain(`${300 - size} more…`);
  });

  test('what is tried again moves up when others are solved', () => {
    const solved = entries(300).map((entry, index) =>
      index < 290 ? { ...entry, solved: 'Solved: it is ready.' } : entry,
    );
    const message = gatheredAlert({ cause: 'It failed.', first: failureAlert(failed(0), place), entries: solved });
    expect(reachable(JSON.stringify(message.blocks)).size).toBe(10);
    expect(JSON.stringify(message.blocks)).toContain('280 more are solved');
  });
});
