import { describe, expect, it } from 'vitest';
import { latestOnly } from '../../../provisioner/run/reporter.ts';

/** A pause that the test ends. */
function gate() {
  let open: () => void = () => undefined;
  const pause = (_ms: number, signal: AbortSignal): Promise<void> =>
    new Promise((resolve, reject) => {
      open = resolve;
      signal.addEventListener('abort', () => reject(signal.reason));
    });
  return { pause, open: () => open() };
}

const turns = async (): Promise<void> => {
  for (let turn = 0; turn < 10; turn++) await Promise.resolve();
};

describe('latestOnly', () => {
  it('sends the first at once, and after the gap only the newest of the others', async () => {
    const sent: number[] = [];
    const { pause, open } = gate();
    const reporter = latestOnly<number>(async (value) => void sent.push(value), 2000, pause);
    for (const value of [1, 2, 3]) reporter.report(value);
    await turns();
    expect(sent).toEqual([1]);
    open();
    await turns();
    expect(sent).toEqual([1, 3]);
    await reporter.close();
  });

  it('sends again after it had nothing to send', async () => {
    const sent: number[] = [];
    const reporter = latestOnly<number>(
      async (value) => void sent.push(value),
      0,
      async () => undefined,
    );
    reporter.report(1);
    await turns();
    reporter.report(2);
    await turns();
    expect(sent).toEqual([1, 2]);
  });

  it('sends the same only once', async () => {
    const sent: unknown[] = [];
    const reporter = latestOnly<unknown>(
      async (value) => void sent.push(value),
      0,
      async () => undefined,
    );
    for (const label of ['a', 'a', 'b']) {
      reporter.report({ label });
      await turns();
    }
    expect(sent).toEqual([{ label: 'a' }, { label: 'b' }]);
  });

  it('waits at its close for what is on its way, and drops what is not', async () => {
    const sent: number[] = [];
    let arrive: () => void = () => undefined;
    const arrived = new Promise<void>((resolve) => {
      arrive = resolve;
    });
    const reporter = latestOnly<number>(
      async (value) => {
        await arrived;
        sent.push(value);
      },
      0,
      async () => undefined,
    );
    reporter.report(1);
    reporter.report(2);
    const closed = reporter.close();
    reporter.report(3);
    arrive();
    await closed;
    await turns();
    expect(sent).toEqual([1]);
  });
});
