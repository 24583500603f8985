import { describe, expect, it } from 'vitest';
import { createRecorder, type Recorder } from '../../../../../infra/local/slack/trace/recorder.ts';
import type { Trace } from '../../../../../infra/local/slack/trace/trace.ts';
import { ADA, GRACE } from '../support.ts';
import { ACCEPTED, BEGAN, event, OPERATION_ID, seenOperation, signedRequest, step } from './samples.ts';

function recorder() {
  let now = BEGAN;
  const made = createRecorder(() => now);
  const wait = (ms: number): void => {
    now += ms;
  };
  return { ...made, wait };
}

/** The last state of each trace that one person gets. */
function seenBy(userId: string, { follow }: Pick<Recorder, 'follow'>) {
  const traces = new Map<string, Trace>();
  follow(userId, (trace) => traces.set(trace.id, trace));
  return () => [...traces.values()].map(({ title, rows }) => `${title}: ${rows.length}`);
}

const done = () => seenOperation({ state: 'succeeded', sequence: 4, finishedAt: BEGAN / 1000 });

describe('recording', () => {
  it('brings together what is seen of one operation, whoever saw it', () => {
    const it = recorder();
    const seen = seenBy(ADA, it);
    const answered = it.request(signedRequest());
    expect(seen()).toEqual(['/playground create demo: 1']);
    it.wait(100);
    answered(ACCEPTED);
    it.step(OPERATION_ID, step('claim', 10, 30));
    it.event(seenOperation(), 2, BEGAN + 300);
    it.call({ operationId: OPERATION_ID, fact: { kind: 'call', method: 'chat.update' } }, BEGAN + 400, 1);
    expect(seen()).toEqual(['/playground create demo: 4']);
  });

  it('takes in what was seen of the operation before its answer came', () => {
    const it = recorder();
    const seen = seenBy(ADA, it);
    const answered = it.request(signedRequest());
    it.step(OPERATION_ID, step('claim', 10, 30));
    it.event(seenOperation(), 2, BEGAN + 50);
    answered(ACCEPTED);
    expect(seen()).toEqual(['/playground create demo: 3']);
  });

  it('finds the request whose answer was lost, by whose it was and when it was signed', () => {
    const it = recorder();
    const seen = seenBy(ADA, it);
    it.request(signedRequest('help'))({ outcome: 'answered', body: '{"text":"…"}' });
    it.request(signedRequest())({ outcome: 'failed', error: 'operation_timeout', detail: '' });
    it.event(seenOperation(), 2, BEGAN + 5000);
    expect(seen()).toEqual(['/playground help: 1', '/playground create demo: 2']);
  });

  it('shows to nobody what somebody else did', () => {
    const it = recorder();
    const [adas, graces] = [seenBy(ADA, it), seenBy(GRACE, it)];
    it.request(signedRequest('list', GRACE));
    it.event(seenOperation({ cause: 'expired', kind: 'destroy' }), 2, BEGAN);
    expect([adas(), graces()]).toEqual([['time is up: destroy demo: 1'], ['/playground list: 1']]);
    expect(seenBy(GRACE, it)()).toEqual(['/playground list: 1']);
  });

  it('knows of which operations more is to come', () => {
    const it = recorder();
    it.request(signedRequest())(ACCEPTED);
    expect(it.incomplete()).toEqual([{ operationId: OPERATION_ID, began: BEGAN }]);
    it.event(done(), 4, BEGAN + 900);
    expect(it.incomplete()).toHaveLength(1);
    it.step(OPERATION_ID, step('run', 100, 700));
    expect(it.incomplete()).toEqual([]);
  });

  it('forgets the oldest', () => {
    const it = recorder();
    for (let count = 0; count < 100; count++) it.request(signedRequest(`create demo-${count}`));
    const seen = seenBy(ADA, it)();
    expect(seen.length).toBeLessThan(100);
    expect(seen.at(-1)).toBe('/playground create demo-99: 1');
  });

  it('ends when told to', () => {
    const it = recorder();
    const traces: Trace[] = [];
    it.follow(ADA, (trace) => traces.push(trace))();
    it.event(event(0).operation, 2, BEGAN);
    expect(traces).toEqual([]);
  });
});
