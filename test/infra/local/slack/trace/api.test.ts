import { describe, expect, it, onTestFinished } from 'vitest';
import type { Trace } from '../../../../../infra/local/slack/trace/trace.ts';
import { ADA, ALERTS, BOT_TOKEN, post, startTestSlack } from '../support.ts';
import { BEGAN, OPERATION_ID, seenOperation } from './samples.ts';

const metadata = {
  event_type: 'playground_operation',
  event_payload: { operation_id: OPERATION_ID, state: 'running' },
};

/** What the trace of the one operation says of the notifier, once its owner is known. */
async function start() {
  const slack = await startTestSlack();
  const traces: Trace[] = [];
  onTestFinished(slack.recorder.follow(ADA, (trace) => traces.push(trace)));
  return {
    slack,
    call: (method: string, given: object) =>
      post(`${slack.apiUrl}${method}`, given, { authorization: `Bearer ${BOT_TOKEN}` }),
    calls() {
      slack.recorder.event(seenOperation(), 2, BEGAN);
      return traces
        .at(-1)
        ?.rows.filter(({ lane }) => lane === 'notifier')
        .map(({ words }) => words);
    },
  };
}

describe('calls of the Web API', () => {
  it('are of the operation whose mark the message bears', async () => {
    const { call, calls } = await start();
    await call('chat.postMessage', { channel: ADA, text: 'one', metadata });
    await call('chat.postMessage', { channel: ADA, text: 'of nothing' });
    expect(calls()).toEqual(['chat.postMessage to @ada: running']);
  });

  it('are of the operation that an alert names', async () => {
    const { call, calls } = await start();
    await call('chat.postMessage', { channel: ALERTS, text: `It failed, reference ${OPERATION_ID}` });
    expect(calls()).toEqual(['chat.postMessage to #playground-alerts']);
  });

  it('are seen when Slack refuses them, too', async () => {
    const { slack, call, calls } = await start();
    await post(`${slack.url}/_stand-in/rate-limit`, { method: 'chat.update', retryAfterSeconds: 1 });
    await call('chat.update', { channel: 'D0ADA0001', ts: '1.0', text: 'two', metadata });
    expect(calls()).toEqual(['chat.update: ratelimited']);
  });

  it('leave nothing behind of what a message says', async () => {
    const { slack, call } = await start();
    await call('chat.postMessage', { channel: ADA, text: 'Password: hunter2', metadata });
    const traces: Trace[] = [];
    slack.recorder.event(seenOperation(), 2, BEGAN);
    slack.recorder.follow(ADA, (trace) => traces.push(trace))();
    expect(traces).toHaveLength(1);
    expect(JSON.stringify(traces)).not.toContain('hunter2');
  });
});
