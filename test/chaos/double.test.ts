import { expect, it } from 'vitest';
import { dependencies } from './double/scenarios/dependencies.ts';
import { kills } from './double/scenarios/kills.ts';
import { replays } from './double/scenarios/replays.ts';
import { slackFaults } from './double/scenarios/slack.ts';
import { walk } from './double/scenarios/walk.ts';

/** The short part of `npm run chaos` that needs no engine. The seed is fixed, so that what is red here is red again. */
const OPTIONS = { seed: 1, steps: 200, short: true, until: Number.POSITIVE_INFINITY, log: () => undefined };

it.each([kills, replays, dependencies, slackFaults, walk])('nothing is broken by $name', async ({ run }) => {
  const { faults, broken } = await run(OPTIONS);
  expect(broken).toEqual([]);
  expect(faults).toBeGreaterThan(5);
});
