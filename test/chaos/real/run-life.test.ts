import { expect, it } from 'vitest';
import { paired } from './run-life.ts';
import type { Phase, Trial } from './trial.ts';

const trial = (label: string, phase: Phase): Trial => ({ label, phase, harm: () => () => 0 });

it('puts one trial into each half of a life, in their order, and leaves none out', () => {
  const [c1, c2, c3] = ['c1', 'c2', 'c3'].map((label) => trial(label, 'create'));
  const d1 = trial('d1', 'destroy');
  expect(paired([c1, d1, c2, c3] as Trial[])).toEqual([{ create: c1, destroy: d1 }, { create: c2 }, { create: c3 }]);
  expect(paired([d1])).toEqual([{ destroy: d1 }]);
});
