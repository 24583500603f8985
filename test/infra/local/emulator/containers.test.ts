import { describe, expect, it } from 'vitest';
import { idsOf, removeContainers } from '../../../../infra/local/emulator/containers.ts';

describe('the containers of one emulator', () => {
  it('are those with its name, on whichever port it served', () => {
    const listed = 'aa playground-1:4566\nbb playground-1:39193\ncc playground-10:4566\ndd otherhost:4566\nee \n';
    expect(idsOf('playground-1', listed)).toEqual(['aa', 'bb']);
  });

  it('are none when Docker lists none', () => expect(idsOf('playground-1', '')).toEqual([]));
});

/** A Docker with one container of `ours`; each removal of it ends with the next of `ends`. */
function dockerWithOne(ends: string[]) {
  const left = new Set(['aa']);
  return async ([command]: readonly string[]): Promise<string> => {
    if (command === 'ps') return [...left].map((id) => `${id} ours:4566`).join('\n');
    if (command !== 'rm') return '';
    const end = ends.shift() ?? '';
    if (end === '') left.clear();
    else throw new Error(end);
    return '';
  };
}

describe('removing them', () => {
  it('waits for the end of a removal that the emulator itself has begun', async () => {
    const busy = 'Error response from daemon: removal of container aa is already in progress';
    const ends = [busy, busy];
    expect(await removeContainers('ours', dockerWithOne(ends))).toEqual({ containers: 1, volumes: 0 });
    expect(ends).toEqual([]);
  });

  it('does not hide what else goes wrong', async () => {
    const broken = dockerWithOne(['driver failed to remove root filesystem']);
    await expect(removeContainers('ours', broken)).rejects.toThrow('driver failed to remove root filesystem');
  });
});
