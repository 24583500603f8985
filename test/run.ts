import { startVitest } from 'vitest/node';
import { interruption } from './support/interruption.ts';
import { prepareTestMachine } from './support/machine.ts';
import { progressReporter } from './support/progress-reporter.ts';

/**
 * `npm test`: gets the tools that the tests need, runs every test, saying what it is at, and ends with what could not be
 * tested here and a line of figures; interrupted, it takes along what was started. Arguments are file filters, as vitest takes them.
 */
const filters = process.argv.slice(2);
const machine = await prepareTestMachine(console.log, filters.length === 0);
Object.assign(process.env, machine.env);
const interrupted = interruption(machine, console.log);
let exitCode = 1;
try {
  const reporters = ['default', progressReporter(console.log), interrupted.reporter];
  const vitest = await startVitest('test', filters, { watch: false, run: true, reporters });
  const tests = vitest.state.getTestModules().flatMap((module) => [...module.children.allTests()]);
  const count = (state: string): number => tests.filter((test) => test.result().state === state).length;
  const broken =
    vitest.state.getUnhandledErrors().length +
    vitest.state.getTestModules().filter((m) => m.errors().length > 0).length;
  const failed = count('failed') + broken;
  await vitest.close();
  for (const line of machine.missing) console.log(line);
  console.log(`${count('passed')} passed, ${failed} failed, ${count('skipped')} skipped`);
  exitCode = failed === 0 && count('passed') > 0 ? 0 : 1;
} finally {
  await interrupted.passed();
  await machine.stop();
}
process.exit(exitCode);
