import { expect, it } from 'vitest';
import { deployProgress, deployStatus } from '../../../infra/local/deploy-progress.ts';

it('counts what the engine reports as begun and as made', () => {
  const report = [
    'Updating (local):',
    ' +  aws:sns:Topic alerts creating (0s)',
    '@ updating....',
    ' +  aws:iam:RolePolicy sweeper creating (0s)',
    ' +  aws:iam:RolePolicy sweeper created (0.03s)',
    '    + 65 created',
  ];
  const none = { begun: 0, made: 0 };
  expect(deployStatus(none)).toBe('starting the engine');
  expect(deployStatus(report.reduce(deployProgress, none))).toBe('made 1 of 2 resources so far begun');
});
