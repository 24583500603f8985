import { describe, expect, it } from 'vitest';
import { wronglyTold } from './told.ts';

const done = { id: 'op-1', kind: 'create', state: 'succeeded', sequence: 7 } as const;

describe('the end of an operation', () => {
  it.each([
    ['by an event', [3, 7]],
    ['by an event that came twice', [7, 7]],
  ])('is told %s', (_, told) => {
    expect(wronglyTold(done, told)).toEqual([]);
  });

  it.each([
    ['nobody was told', done, [3, 6]],
    ['something came after it', done, [7, 8]],
    ['it has none', { ...done, state: 'running' as const }, [7]],
    ['it is lost', undefined, []],
  ])('is wrongly told where %s', (_, operation, told) => {
    expect(wronglyTold(operation, told)).toHaveLength(1);
  });
});
