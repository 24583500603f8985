import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { killable } from '../../provisioner/killable.ts';

const DEADLINE = { seconds: 60, grace: 10 };
const never = new AbortController().signal;
const hangs = (): Promise<never> => new Promise(() => undefined);

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('killable', () => {
  it('ends with what the act ends with, and leaves no timer behind', async () => {
    const { run } = killable(async () => undefined);
    await expect(run(DEADLINE, never, async () => 'done')).resolves.toBe('done');
    await expect(run(DEADLINE, never, () => Promise.reject(new Error('broke')))).rejects.toThrow('broke');
    expect(vi.getTimerCount()).toBe(0);
  });

  it('begins nothing when it is already interrupted', async () => {
    const act = vi.fn(async () => undefined);
    await expect(
      killable(async () => undefined).run(DEADLINE, AbortSignal.abort(new Error('no')), act),
    ).rejects.toThrow('no');
    expect(act).not.toHaveBeenCalled();
  });

  it('hands on the interrupt of its caller', async () => {
    const stop = new AbortController();
    const heard = killable(async () => undefined).run(
      DEADLINE,
      stop.signal,
      (signal) => new Promise((resolve) => signal.addEventListener('abort', () => resolve('heard'))),
    );
    stop.abort();
    await expect(heard).resolves.toBe('heard');
  });

  it('interrupts at the deadline, and kills when the grace is over', async () => {
    const happened: string[] = [];
    const { run } = killable(async () => void happened.push('killed'));
    const running = run(DEADLINE, never, (signal) => {
      signal.addEventListener('abort', () => happened.push('interrupted'));
      return hangs();
    });
    const ended = expect(running).rejects.toThrow('did not finish within 60 s and was killed');
    await vi.advanceTimersByTimeAsync(60_000);
    expect(happened).toEqual(['interrupted']);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(happened).toEqual(['interrupted', 'killed']);
    await ended;
  });

  it('ends what hangs once everything is killed, and can run again', async () => {
    let dead = false;
    const { run, kill } = killable(async () => {
      dead = true;
    });
    const running = run(DEADLINE, never, hangs);
    const ended = running.catch((error: Error) => ({ message: error.message, dead }));
    await kill();
    await expect(ended).resolves.toEqual({ message: 'The engine was killed.', dead: true });
    await expect(run(DEADLINE, never, async () => 'again')).resolves.toBe('again');
  });

  it('does not hide that the kill went wrong', async () => {
    const { run, kill } = killable(() => Promise.reject(new Error('no ps')));
    const ended = expect(run(DEADLINE, never, hangs)).rejects.toThrow('killed');
    await expect(kill()).rejects.toThrow('no ps');
    await ended;
  });
});
