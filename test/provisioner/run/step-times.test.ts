import { expect, test, vi } from 'vitest';
import { logStep } from '../../../provisioner/contract/step.ts';
import { createStepTimes } from '../../../provisioner/run/step-times.ts';

test('adds up each step, forgets what was taken, and writes every line as before', () => {
  const info = vi.fn();
  const { log, take } = createStepTimes({ info, warn: vi.fn(), error: vi.fn() });
  logStep(log, { step: 'engine', subject: 'recover', milliseconds: 500, ok: true });
  logStep(log, { step: 'engine', subject: 'up', milliseconds: 3000, ok: true });
  logStep(log, { step: 'containers', milliseconds: 250, ok: false });
  log.info('Something else.', { milliseconds: 9 });
  log.info('And without details.');
  expect(info).toHaveBeenCalledTimes(5);
  expect(take()).toEqual({ engine: 3.5, containers: 0.25 });
  expect(take()).toEqual({});
});
