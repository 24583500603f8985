import type { Scenario } from '../scenario.ts';
import { awsFaults } from './scenarios/aws-faults.ts';
import { killsAtCalls } from './scenarios/kills-at-calls.ts';
import { killsAtEvents } from './scenarios/kills-at-events.ts';
import { networkGone } from './scenarios/network-gone.ts';
import { partKills } from './scenarios/part-kills.ts';
import { realWalk } from './scenarios/real-walk.ts';
import { thirtyCreates } from './scenarios/thirty-creates.ts';
import { withTrials } from './scenarios/with-trials.ts';

/** With the real engine, the real AWS plugin and the emulator. The number is how many points the short part takes. */
export const realScenarios: Scenario[] = [
  withTrials('kills-at-events', 2, killsAtEvents),
  withTrials('kills-at-calls', 1, killsAtCalls),
  withTrials('part-kills', 1, partKills),
  withTrials('aws-faults', 3, awsFaults),
  withTrials('network-gone', 1, networkGone),
  realWalk,
  thirtyCreates,
];
