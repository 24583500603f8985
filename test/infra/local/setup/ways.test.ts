import { describe, expect, it } from 'vitest';
import { explained } from '../../../../infra/local/setup/faults.ts';
import { firstWay, type Way } from '../../../../infra/local/setup/ways.ts';

function way(name: string, outcome: string | Error, tried: string[] = []): Way<string> {
  return {
    name,
    attempt: async () => {
      tried.push(name);
      if (outcome instanceof Error) throw outcome;
      return outcome;
    },
  };
}

describe('the first way that works', () => {
  it('ends the search', async () => {
    const tried: string[] = [];
    const ways = [
      way('cache', new Error('empty'), tried),
      way('download', 'tool', tried),
      way('build', 'other', tried),
    ];
    expect(await firstWay('tool', () => undefined, ways)).toBe('tool');
    expect(tried).toEqual(['cache', 'download']);
  });

  it('comes after the reasons why those before it did not', async () => {
    const said: string[] = [];
    await firstWay('tool', (line) => said.push(line), [
      way('download', new Error('out of reach')),
      way('build', 'tool'),
    ]);
    expect(said).toEqual(['download: out of reach']);
  });

  it('missing, every way is named with its reason', async () => {
    const ways = [way('download', new Error('out of reach')), way('build', new Error('no Go'))];
    await expect(firstWay('tool', () => undefined, ways)).rejects.toThrow(
      /the tool worked[\s\S]*download: out of reach\n.*build: no Go/,
    );
  });

  it('is not looked for any further on a full disk', async () => {
    const tried: string[] = [];
    const ways = [way('download', explained(new Error('ENOSPC')), tried), way('build', 'tool', tried)];
    await expect(firstWay('tool', () => undefined, ways)).rejects.toThrow('npm run clean');
    expect(tried).toEqual(['download']);
  });

  it('is not looked for any further after a cancellation', async () => {
    const cancel = new AbortController();
    const tried: string[] = [];
    const cancelled: Way<string> = {
      name: 'download',
      attempt: async () => {
        cancel.abort(new Error('Ctrl-C'));
        throw new Error('download: aborted');
      },
    };
    await expect(
      firstWay('tool', () => undefined, [cancelled, way('build', 'tool', tried)], cancel.signal),
    ).rejects.toThrow('Ctrl-C');
    expect(tried).toEqual([]);
  });
});
