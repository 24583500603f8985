import { describe, expect, it } from 'vitest';
import { idsOf } from '../../../../infra/local/emulator/containers.ts';

describe('the containers of one emulator', () => {
  it('are those with its name, on whichever port it served', () => {
    const listed = 'aa playground-1:4566\nbb playground-1:39193\ncc playground-10:4566\ndd otherhost:4566\nee \n';
    expect(idsOf('playground-1', listed)).toEqual(['aa', 'bb']);
  });

  it('are none when Docker lists none', () => expect(idsOf('playground-1', '')).toEqual([]));
});
