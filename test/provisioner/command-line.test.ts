import { describe, expect, it } from 'vitest';
import { endOf, parseArguments, readDeadline } from '../../provisioner/command-line.ts';
import type { RunEnd } from '../../provisioner/run/run-context.ts';

const ID = 'op-2a644186be1acab1fbcd';

describe('the command line', () => {
  it('takes `run` and an operation id', () => {
    expect(parseArguments(['run', ID])).toBe(ID);
  });

  it.each([
    ['nothing', []],
    ['no operation', ['run']],
    ['another verb', ['destroy', ID]],
    ['a name instead of an id', ['run', 'demo']],
    ['an id that is a path', ['run', 'op-../../etc/passwd']],
    ['two operations', ['run', ID, ID]],
  ])('refuses %s, and says what it takes', (_, args) => {
    expect(() => parseArguments(args)).toThrow(/usage: run <operation id>/);
  });

  it('has an hour, or what its environment says', () => {
    expect(readDeadline({})).toBe(3600);
    expect(readDeadline({ RUN_DEADLINE_SECONDS: '7200' })).toBe(7200);
  });

  it.each(['soon', '30', '1000000', '400.5'])('refuses a deadline of %s', (RUN_DEADLINE_SECONDS) => {
    expect(() => readDeadline({ RUN_DEADLINE_SECONDS })).toThrow(/RUN_DEADLINE_SECONDS is .*from 60 to 86400/);
  });
});

describe('the end of a run', () => {
  it.each<[RunEnd, number, RegExp]>([
    ['succeeded', 0, /is done/],
    ['finished', 0, /had been finished before/],
    ['failed', 1, /^Operation \S+ failed; its row has the reason\.$/],
    ['stuck', 1, /not everything of it could be removed/],
    ['put-off', 2, /is tried again/],
    ['requeued', 2, /given back/],
    ['lease-lost', 2, /taken over/],
    ['held', 2, /held by another run/],
  ])('%s is exit code %i, with a line that names the operation', (end, code, says) => {
    expect(endOf(ID, end)).toEqual({ code, line: expect.stringMatching(says) });
    expect(endOf(ID, end).line).toContain(ID);
  });
});
