import { expect, test } from 'vitest';
import { pricePerHour } from '../../../provisioner/contract/price.ts';
import { measureGauges } from '../../../provisioner/sweeper/gauges.ts';
import { operation, PRICES, playground, TEMPLATES } from '../../bot/support/rows.ts';
import { recordMeasures } from '../../support/record-measures.ts';

const templates = Object.fromEntries(TEMPLATES.map((template) => [template.name, template]));

async function gauges(playgrounds: ReturnType<typeof playground>[], operations: ReturnType<typeof operation>[] = []) {
  const { measure, written } = recordMeasures();
  const registry = { listAll: async () => playgrounds, unfinished: async () => operations };
  await measureGauges({ registry, templates, prices: PRICES, measure });
  return written.map(([values]) => values);
}

test('nothing there is measured as nothing, because figures are how sweeps are heard', async () => {
  expect(await gauges([])).toEqual([{ ActivePlaygrounds: 0, WaitingOperations: 0, Leftovers: 0, DollarsPerHour: 0 }]);
});

test('what waits is counted apart from what runs', async () => {
  const operations = [operation({ state: 'queued' }), operation({ state: 'running' })];
  expect(await gauges([], operations)).toMatchObject([{ WaitingOperations: 1 }]);
});

test('what could not be removed is left over while it is stuck, and while it is tried again', async () => {
  const rows = [
    playground({ state: 'stuck' }),
    playground({ state: 'destroying', stuckTimes: 2 }),
    playground({ state: 'destroying' }),
  ];
  expect(await gauges(rows)).toMatchObject([{ ActivePlaygrounds: 3, Leftovers: 2 }]);
});

test('all cost together what each costs; a template that is gone tells no size', async () => {
  const [one] = TEMPLATES;
  if (!one) throw new Error('there is no sample template');
  const rows = [
    playground({ template: one.name }),
    playground({ template: one.name }),
    playground({ template: 'gone' }),
  ];
  const [values] = await gauges(rows);
  expect(values?.DollarsPerHour).toBeCloseTo(2 * pricePerHour(one, PRICES), 10);
});
