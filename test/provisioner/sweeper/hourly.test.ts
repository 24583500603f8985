import { beforeEach, describe, expect, it } from 'vitest';
import type { Event } from '../../../provisioner/contract/event.ts';
import { attemptHourly, type Hourly, type HourlyDeps } from '../../../provisioner/sweeper/hourly.ts';
import { type FakeRegistry, fakeRegistry } from '../../support/fake-registry.ts';

const DAY = 86_400;
const NOW = 20_000 * DAY;
const NOT_COMPARED = 'What carries our tags was not compared with the registry.';

let registry: FakeRegistry;
let published: Event[];
let logged: [string, unknown][];
let deps: HourlyDeps;
beforeEach(() => {
  registry = fakeRegistry();
  published = [];
  logged = [];
  const log = { error: (...line: [string, unknown]) => void logged.push(line) };
  deps = { registry, publish: async (event) => void published.push(event), log };
});

const comparison = (act: Hourly['act']): Hourly => ({ name: 'comparison', act });
const refused = new Error('not authorized to perform: tag:GetResources');
const broken = comparison(() => Promise.reject(refused));
const told = () => [...registry.notices.values()].map(({ detail }) => detail);

describe('what a sweep does once an hour', () => {
  it('is told to the alerts channel while it goes wrong, once a day', async () => {
    for (let hour = 0; hour < 24; hour++) {
      expect(await attemptHourly(broken, deps, NOW + hour * 3600)).toEqual([refused]);
    }
    const [notice, ...more] = registry.notices.values();
    expect(more).toEqual([]);
    expect(notice).toMatchObject({ kind: 'unchecked', detail: NOT_COMPARED });
    expect(notice).not.toHaveProperty('to');
    expect(published).toEqual([{ type: 'notice-changed', noticeId: notice?.id, sequence: 1 }]);
    await attemptHourly(broken, deps, NOW + DAY);
    expect(registry.notices.size).toBe(2);
  });

  it('is told also when one item fails, of each kind by itself, and says why in the log alone', async () => {
    const failed = new Error('role/sweeper is not authorized');
    await attemptHourly(
      comparison(async () => [failed]),
      deps,
      NOW,
    );
    await attemptHourly({ name: 'locks', act: async () => ['one'] }, deps, NOW);
    expect(told()).toEqual([NOT_COMPARED, 'Locks that no run has were not looked for.']);
    const [compared, locks] = registry.notices.keys();
    expect(logged).toEqual([
      [NOT_COMPARED, { reference: compared, faults: [String(failed)] }],
      ['Locks that no run has were not looked for.', { reference: locks, faults: ['one'] }],
    ]);
  });

  it('says nothing when it goes well', async () => {
    const well = comparison(async () => []);
    expect(await attemptHourly(well, deps, NOW)).toEqual([]);
    expect([told(), published]).toEqual([[], []]);
  });

  it('counts as another fault that it could not be told', async () => {
    const gone = new Error('no table');
    const faults = await attemptHourly(broken, { ...deps, registry: { putNotice: () => Promise.reject(gone) } }, NOW);
    expect(faults).toEqual([refused, gone]);
  });
});
