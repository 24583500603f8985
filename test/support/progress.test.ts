import { expect, it } from 'vitest';
import { createProgress } from './progress.ts';

it('says what runs, since when, and how much is done', () => {
  let now = 0;
  const progress = createProgress(3, () => now);
  expect(progress.line()).toBeUndefined();
  progress.began('test/acceptance/road.test.ts');
  now = 20_000;
  progress.began('test/provisioner/engine/engine.emulator.test.ts');
  progress.began('test/bot/cost.test.ts');
  progress.ended('test/bot/cost.test.ts');
  now = 30_000;
  expect(progress.line()).toBe(
    '30 s: 1 of 3 files are done; now test/acceptance/road.test.ts (30 s), test/provisioner/engine/engine.emulator.test.ts (10 s)',
  );
});

it('counts a file once, however often it is said to have ended', () => {
  const progress = createProgress(2, () => 0);
  progress.began('one');
  progress.began('other');
  progress.ended('one');
  progress.ended('one');
  expect(progress.line()).toContain('1 of 2 files');
});
