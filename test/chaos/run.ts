import { randomInt } from 'node:crypto';
import { chaosArguments } from './arguments.ts';
import { dependencies } from './double/scenarios/dependencies.ts';
import { kills } from './double/scenarios/kills.ts';
import { many } from './double/scenarios/many.ts';
import { replays } from './double/scenarios/replays.ts';
import { walk } from './double/scenarios/walk.ts';
import { realScenarios } from './real/index.ts';
import { report } from './report.ts';
import type { Scenario, ScenarioResult } from './scenario.ts';

/** `npm run chaos`: every fault that we know how to make, and after each the same looks from outside. */
const SCENARIOS: Scenario[] = [kills, replays, dependencies, walk, many, ...realScenarios];

try {
  const names = SCENARIOS.map(({ name }) => name);
  const {
    only,
    minutes = Number.POSITIVE_INFINITY,
    ...options
  } = chaosArguments(process.argv.slice(2), names, () => randomInt(1_000_000_000));
  console.log(`Seed ${options.seed}, ${options.steps} steps${options.short ? ', the short part' : ''}.`);
  const until = Date.now() + minutes * 60_000;
  const results: { name: string; result: ScenarioResult }[] = [];
  for (const { name, run } of SCENARIOS.filter((one) => only === undefined || one.name === only)) {
    console.log(`${name} …`);
    results.push({ name, result: await run({ ...options, until, log: (line) => console.log(`  ${line}`) }) });
  }
  console.log(`\n${report(results)}`);
  if (results.some(({ result }) => result.broken.length > 0)) process.exitCode = 1;
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 2;
}
