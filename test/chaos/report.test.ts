import { expect, it } from 'vitest';
import { report } from './report.ts';

it('is a table, and below it how to see again what was broken', () => {
  const whole = { name: 'kills', result: { points: 12, faults: 12, survived: 12, broken: [] } };
  const broken = {
    name: 'walk',
    result: {
      faults: 3,
      survived: 2,
      broken: [{ invariant: 'one stack per name', detail: 'demo has two', replay: 'npm run chaos -- --seed 1' }],
    },
  };
  expect(report([whole, broken])).toBe(
    [
      '| Scenario | Points | Faults tried | Survived | Invariants broken |',
      '| --- | ---: | ---: | ---: | ---: |',
      '| `kills` | 12 | 12 | 12 | 0 |',
      '| `walk` | drawn | 3 | 2 | 1 |',
      '',
      'walk: one stack per name',
      '  demo has two',
      '  Again: npm run chaos -- --seed 1',
    ].join('\n'),
  );
});
