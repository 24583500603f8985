import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { killable } from '../../../provisioner/engine/killable.ts';

const DEADLINE = { seconds: 60, grace: 10 };
const nobody = async (): Promise<void> => undefined;
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
    const { run } = killable();
    await expect(run(DEADLINE, never, nobody, async () => 'done')).resolves.toBe('done');
    await expect(run(DEADLINE, never, nobody, () => Promise.reject(new Error('broke')))).rejects.toThrow('broke');
    expect(vi.getTimerCount()).toBe(0);
  });

  it('kills at the end whatever still runs, however the act has ended', async () => {
    const killAll = vi.fn(nobody);
    const { run } = killable();
    await run(DEADLINE, never, killAll, async () => 'done');
    expect(killAll).toHaveBeenCalledTimes(1);
    await expect(run(DEADLINE, never, killAll, () => Promise.reject(new Error('broke')))).rejects.toThrow('broke');
    expect(killAll).toHaveBeenCalledTimes(2);
  });

  it('begins nothing when it is already interrupted', async () => {
    const act = vi.fn(async () => undefined);
    await expect(killable().run(DEADLINE, AbortSignal.abort(new Error('no')), nobody, act)).rejects.toThrow('no');
    expect(act).not.toHaveBeenCalled();
  });

  it('hands on the interrupt of its caller', async () => {
    const stop = new AbortController();
    const heard = killable().run(
      DEADLINE,
      stop.signal,
      nobody,
      (signal) => new Promise((resolve) => signal.addEventListener('abort', () => resolve('heard'))),
    );
    stop.abort();
    await expect(heard).resolves.toBe('heard');
  });

  it('interrupts at the deadline, and kills when the grace is over', async () => {
    const happened: string[] = [];
    const killAll = async (): Promise<void> => void happened.push('killed');
    const running = killable().run(DEADLINE, never, killAll, (signal) => {
      signal.addEventListener('abort', () => happened.push('interrupted'));
      return hangs();
    });
    const ended = expect(running).rejects.toThrow('did not finish within 60 s and was killed');
    await vi.advanceTimersByTimeAsync(60_000);
    expect(happened).toEqual(['interrupted']);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(happened.slice(0, 2)).toEqual(['interrupted', 'killed']);
    await ended;
  });

  it('ends what hangs once everything is killed, and can run again', async () => {
    let dead = false;
    const { run, kill } = killable();
    const killAll = async (): Promise<void> => {
      dead = true;
    };
    const running = run(DEADLINE, never, killAll, hangs);
    const ended = running.catch((error: Error) => ({ message: error.message, dead }));
    await kill();
    await expect(ended).resolves.toEqual({ message: 'The engine was killed.', dead: true });
    await expect(run(DEADLINE, never, nobody, async () => 'again')).resolves.toBe('again');
  });

  it('has nothing to kill when nothing runs', async () => {
    const killAll = vi.fn(nobody);
    const { run, kill } = killable();
    await run(DEADLINE, never, killAll, async () => 'done');
    killAll.mockClear();
    await kill();
    expect(killAll).not.toHaveBeenCalled();
  });

  it('does not hide that the kill went wrong', async () => {
    const { run, kill } = killable();
    const ended = expect(
      run(DEADLINE, never, () => Promise.reject(new Error('not permitted')), hangs),
    ).rejects.toThrow();
    await expect(kill()).rejects.toThrow('not permitted');
    await ended;
  });
});
