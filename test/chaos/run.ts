import { randomInt } from 'node:crypto';
import { chaosArguments } from './arguments.ts';
import { dependencies } from './double/scenarios/dependencies.ts';
import { kills } from './double/scenarios/kills.ts';
import { many } from './double/scenarios/many.ts';
import { replays } from './double/scenarios/replays.ts';
import { slackFaults } from './double/scenarios/slack.ts';
import { walk } from './double/scenarios/walk.ts';
import { readKept } from './kept.ts';
import { realScenarios } from './real/index.ts';
import { report } from './report.ts';
import type { Scenario, ScenarioResult } from './scenario.ts';

/** `npm run chaos`: every fault that we know how to make, and after each the same looks from outside. */
const SCENARIOS: Scenario[] = [kills, replays, dependencies, slackFaults, walk, many, ...realScenarios];

try {
  const names = SCENARIOS.map(({ name }) => name);
  const {
    only,
    keep,
    minutes = Number.POSITIVE_INFINITY,
    ...options
  } = chaosArguments(process.argv.slice(2), names, () => randomInt(1_000_000_000));
  console.log(`Seed ${options.seed}, ${options.steps} steps${options.short ? ', the short part' : ''}.`);
  const until = Date.now() + minutes * 60_000;
  const kept = keep === undefined ? undefined : await readKept(keep, options.seed);
  const results: { name: string; result: ScenarioResult }[] = [];
  for (const { name, run } of SCENARIOS.filter((one) => only.length === 0 || only.includes(one.name))) {
    console.log(`${name} …`);
    results.push({ name, result: await run({ ...options, until, kept, log: (line) => console.log(`  ${line}`) }) });
  }
  console.log(`\n${report(results)}`);
  if (results.some(({ result }) => result.broken.length > 0)) process.exitCode = 1;
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 2;
}
