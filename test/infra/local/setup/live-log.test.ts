import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { liveLog } from '../../../../infra/local/setup/live-log.ts';
import { type Log, named, timed, withProgress } from '../../../../infra/local/setup/progress.ts';

/** What a terminal shows after all that was written to it, as far as this log uses one. */
function screen(written: readonly string[]): string[] {
  const lines: string[] = [];
  for (const text of written) {
    const [before, rest = text] = text.split('\u001b[0J');
    if (rest !== text) lines.splice(lines.length - Number(before?.slice(2, -1)));
    lines.push(...rest.split('\n').slice(0, -1));
  }
  return lines;
}

describe('a live log', () => {
  let written: string[];
  let log: Log;
  beforeEach(() => {
    vi.useFakeTimers();
    written = [];
    log = liveLog({ columns: 61, write: (text) => written.push(text) }, ['Emulator', 'Bot']);
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('keeps what is under way below what was said', async () => {
    let during: string[] = [];
    await timed(named(log, 'Bundles'), async () => {
      log('Docker: a daemon answers');
      await vi.advanceTimersByTimeAsync(3000);
      during = screen(written);
    });
    expect(during).toEqual([
      'Docker: a daemon answers',
      '  Bundles: 3.0 s',
      '  3.0 s in all; still to come: Emulator, Bot',
    ]);
    expect(screen(written)).toEqual(['Docker: a daemon answers', 'Bundles: ready in 3.0 s']);
  });

  it('has one line for a step, the one that says most', async () => {
    const say = named(log, 'AWS plugin');
    let during: string[] = [];
    await timed(say, () =>
      withProgress(
        say,
        () => 'compiled 7 of 900 packages',
        async () => {
          await vi.advanceTimersByTimeAsync(65_000);
          during = screen(written);
        },
      ),
    );
    expect(during).toEqual([
      '  AWS plugin: compiled 7 of 900 packages, 1 min 05 s so far',
      '  1 min 05 s in all; still to come: Emulator, Bot',
    ]);
  });

  it('no longer says that a step is to come when it has begun', async () => {
    const hide = named(log, 'Emulator').show?.(() => 'starting');
    expect(screen(written)).toEqual(['  Emulator: starting', '  0.0 s in all; still to come: Bot']);
    hide?.();
    expect(screen(written)).toEqual([]);
  });

  it('leaves nothing behind when a step fails', async () => {
    const failing = timed(named(log, 'Images'), () => Promise.reject(new Error('no space')));
    await expect(failing).rejects.toThrow('no space');
    await vi.advanceTimersByTimeAsync(5000);
    expect(screen(written)).toEqual([]);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('cuts what does not fit, because a line that wraps is two', () => {
    named(log, 'Images').show?.(() => 'x'.repeat(100));
    expect(screen(written).every((line) => line.length < 61)).toBe(true);
  });
});
