import { join } from 'node:path';
import { repositoryRoot } from '../repository.ts';
import { banner } from './banner.ts';
import { LAST_STEPS, startLocalCloud } from './cloud.ts';
import { killDescendants } from './emulator/process-tree.ts';
import { provisionerChoice } from './provisioner-package.ts';
import { explained } from './setup/faults.ts';
import { liveLog } from './setup/live-log.ts';
import { EMULATOR_PORT, SLACK_PORT } from './setup/ports.ts';
import { duration, type Log } from './setup/progress.ts';

const started = Date.now();
const live = process.stdout.isTTY === true && process.env['CI'] !== 'true';
// A terminal that was closed takes no more lines; what was started has to be stopped all the same.
process.stdout.on('error', () => undefined);
const log: Log = live ? liveLog(process.stdout, LAST_STEPS) : (line) => console.log(line);
const ending = new AbortController();
const ended = new Promise<void>((resolve) => {
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(name, () => {
      if (!ending.signal.aborted) log(`\n${name === 'SIGINT' ? 'Ctrl-C' : name}: stopping what was started …`);
      ending.abort(new Error('stopped before it was ready'));
      resolve();
    });
  }
});

try {
  const cloud = await startLocalCloud({
    stateDir: join(repositoryRoot, '.local'),
    ports: { emulator: EMULATOR_PORT, slack: SLACK_PORT },
    docker: 'use',
    provisioner: provisionerChoice(process.env),
    log,
    signal: ending.signal,
  });
  const { slack, api, simulatedWhy, notice } = cloud;
  log(
    banner({ slackUrl: slack.url, apiUrl: api.tokenUrl, simulatedWhy, notice, took: duration(Date.now() - started) }),
  );
  await ended;
  await cloud.stop();
  log('Stopped.');
} catch (error) {
  if (!ending.signal.aborted) {
    console.error(`\nThe local cloud did not start: ${explained(error, ['disk-full']).message}`);
    process.exitCode = 1;
  } else {
    log('Stopped.');
  }
}
// Engines of a deploy that was cut short; they are ours and nobody waits for them any more.
await killDescendants(process.pid);
process.exit();
