import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { duration, named, PROGRESS_SECONDS, timed, withProgress } from '../../../../infra/local/setup/progress.ts';

describe('a duration', () => {
  it.each([
    [40, '0.0 s'],
    [3_260, '3.3 s'],
    [12_400, '12 s'],
    [59_700, '1 min 00 s'],
    [185_000, '3 min 05 s'],
  ])('of %i ms reads %s', (milliseconds, text) => expect(duration(milliseconds)).toBe(text));
});

describe('a step', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('says how long it took, under its name', async () => {
    const said: string[] = [];
    const step = timed(
      named((line) => said.push(line), 'Emulator'),
      () => vi.advanceTimersByTimeAsync(5000),
    );
    await step;
    expect(said).toEqual(['Emulator: ready in 5.0 s']);
  });

  it('that takes long shows now and then how far it is, and stops doing so when it fails', async () => {
    const said: string[] = [];
    let done = 0;
    const step = withProgress(
      (line) => said.push(line),
      () => `compiled ${done} packages`,
      async () => {
        done = 7;
        await vi.advanceTimersByTimeAsync(2 * PROGRESS_SECONDS * 1000);
        throw new Error('broken');
      },
    );
    await expect(step).rejects.toThrow('broken');
    await vi.advanceTimersByTimeAsync(10 * PROGRESS_SECONDS * 1000);
    expect(said).toEqual(['compiled 7 packages, 20 s so far', 'compiled 7 packages, 40 s so far']);
  });
});
