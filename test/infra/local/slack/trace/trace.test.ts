import { describe, expect, it } from 'vitest';
import type { Fact } from '../../../../../infra/local/slack/trace/fact.ts';
import { assemble, isComplete } from '../../../../../infra/local/slack/trace/trace.ts';
import { ADA } from '../support.ts';
import { ACCEPTED, BEGAN, event, OPERATION_ID, signedRequest, step } from './samples.ts';

const request: Fact = { kind: 'request', at: BEGAN, request: signedRequest() };
const answer: Fact = { kind: 'answer', at: BEGAN + 110, ms: 110, result: ACCEPTED };
const call = (at: number, state = 'running'): Fact => ({
  kind: 'call',
  at: BEGAN + at,
  ms: 1,
  method: 'chat.update',
  to: '@ada',
  state,
});
/** 9 s after the beginning, in whole seconds as rows have it. */
const done = event(9500, { state: 'succeeded', sequence: 4, finishedAt: BEGAN / 1000 + 9 });
const rows = (facts: Fact[]) => assemble({ id: 'one', operationId: OPERATION_ID, facts }).rows;
const lines = (facts: Fact[]) => rows(facts).map(({ at, ms, lane, words }) => `${at} ${ms ?? '·'} ${lane}: ${words}`);

describe('what is seen of one thing that somebody did', () => {
  it('becomes lines by time, in whatever order it was seen', () => {
    const facts = [
      step('run', 300, 9250),
      step('resource', 4000, 500, 'aws:ecs/service:Service'),
      step('engine', 400, 6000, 'up'),
      call(4700),
      event(4600, { sequence: 3, progress: { done: 3, total: 7, label: 'Making its service' } }),
      answer,
      step('invoke', 80, 20),
      request,
      done,
    ];
    expect(lines(facts)).toEqual([
      '0 110 slack: Sends it, signed, and is answered',
      '80 20 bot: Event invoke: the operation’s id and nothing else',
      '100 200 provisioner: Lambda starts it with the event',
      '300 9250 provisioner: Runs the operation, under its lease',
      '400 6000 engine: pulumi up',
      '4000 500 engine: ecs Service',
      '4600 · sns: operation-changed, sequence 3: Making its service (3 of 7)',
      '4700 1 notifier: chat.update to @ada: running',
      '9500 · sns: operation-changed, sequence 4: succeeded',
    ]);
    expect(lines(facts.toReversed())).toEqual(lines(facts));
  });

  it('lets an event speak only of its own state of the row', () => {
    const overtaken = { ...event(10, { sequence: 5, state: 'succeeded' }), sequence: 4 };
    expect(lines([overtaken])).toEqual(['0 · sns: operation-changed, sequence 4']);
  });

  it('says how far it is', () => {
    const states = [[request], [request, answer], [request, answer, event(500)], [request, answer, event(500), done]];
    expect(
      states.map((facts) => assemble({ id: 'one', facts })).map(({ state, words }) => `${state}: ${words}`),
    ).toEqual([
      'under way: Slack waits for the answer.',
      'ended well: It is answered.',
      'under way: It is running.',
      'ended well: It is ready.',
    ]);
    expect(assemble({ id: 'one', operationId: OPERATION_ID, facts: [request, answer] }).words).toBe('It is accepted.');
    const failed = event(900, { state: 'failed', sequence: 9, failure: { code: 'NOT_HEALTHY' } });
    expect(assemble({ id: 'one', facts: [request, failed] })).toMatchObject({
      state: 'ended badly',
      words: 'It failed: NOT_HEALTHY.',
    });
  });

  it('goes by the newest state of the row, though events overtake each other', () => {
    const { words } = assemble({ id: 'one', facts: [event(20, { sequence: 3, state: 'queued' }), event(10)] });
    expect(words).toBe('It is queued.');
  });

  it('shows a request that came to nothing', () => {
    const result = { outcome: 'failed', error: 'operation_timeout', detail: 'no answer within 3000 ms' } as const;
    const trace = assemble({ id: 'one', facts: [request, { kind: 'answer', at: BEGAN + 3000, ms: 3000, result }] });
    expect(trace).toMatchObject({
      title: '/playground create demo',
      state: 'ended badly',
      answer: { ms: 3000, failed: true },
      rows: [{ lane: 'slack', ms: 3000, failed: true }],
    });
  });

  it('knows a visit from what somebody did', () => {
    const body = JSON.stringify({ event: { type: 'app_home_opened', user: ADA } });
    const visit: Fact = { kind: 'request', at: BEGAN, request: { ...signedRequest(), body } };
    expect([visit, request, event(0)].map((fact) => assemble({ id: 'one', facts: [fact] }).isVisit)).toEqual([
      true,
      false,
      false,
    ]);
  });

  it('has a title without a request, because playgrounds expire by themselves', () => {
    const { title, request: none } = assemble({ id: 'one', facts: [event(0, { kind: 'destroy', cause: 'expired' })] });
    expect([title, none]).toEqual(['time is up: destroy demo', undefined]);
  });

  it('sets apart what comes long after the end, so that the rest stays large enough to see', () => {
    const trace = assemble({ id: 'one', facts: [request, answer, done, call(9600, 'succeeded'), call(60_000)] });
    expect(trace.rows.at(-1)).toMatchObject({ at: 9600 });
    expect(trace.later).toMatchObject([{ at: 60_000 }]);
    expect(trace.ms).toBe(9601);
  });

  it('awaits the log of the run that ended it, not of one that handed it on', () => {
    const known = [request, answer, done];
    expect(assemble({ id: 'one', facts: known }).awaitsLog).toBe(true);
    expect(isComplete([...known, step('run', 300, 5000)])).toBe(false);
    expect(isComplete([...known, step('run', 300, 5000), step('run', 6000, 3400)])).toBe(true);
    expect(assemble({ id: 'one', facts: [request, answer] }).awaitsLog).toBe(false);
  });
});
