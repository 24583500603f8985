import type { Scenario } from '../scenario.ts';
import { awsFaults } from './scenarios/aws-faults.ts';
import { killsAtCalls } from './scenarios/kills-at-calls.ts';
import { killsAtEvents } from './scenarios/kills-at-events.ts';
import { networkGone } from './scenarios/network-gone.ts';
import { partKills } from './scenarios/part-kills.ts';

/** With the real engine, the real AWS plugin and the emulator. */
export const realScenarios: Scenario[] = [killsAtEvents, killsAtCalls, partKills, awsFaults, networkGone];
