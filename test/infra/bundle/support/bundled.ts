import { execFile } from 'node:child_process';
import { copyFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { bundleDirectory, type FunctionName } from '../../../../infra/bundle/functions.ts';
import { bundle } from '../../../../infra/bundle.ts';
import { environment } from '../../../bot/support/environment.ts';

/** Plays a machine that is ten times as quick: how busy this one is must not decide whether an answer comes in time. */
const QUICK = `
  const { now, setTimeout: later } = { now: Date.now, setTimeout };
  const [began, within] = [now(), AbortSignal.timeout];
  Date.now = () => began + Math.floor((now() - began) / 10);
  globalThis.setTimeout = Object.assign((act, ms, ...rest) => later(act, ms * 10, ...rest), later);
  AbortSignal.timeout = (ms) => within.call(AbortSignal, ms * 10);`;

/** A function's bundle away from the repository, as on Lambda: nothing that it left out can be found. */
export async function unpackBundle(name: FunctionName) {
  await bundle([name]);
  const folder = await mkdtemp(join(tmpdir(), 'bundle-'));
  await copyFile(join(bundleDirectory(name), 'index.js'), join(folder, 'index.js'));
  await writeFile(join(folder, 'templates.json'), environment.TEMPLATES);

  /** Calls the handler with one event after the other, in a process that has this environment and no other. */
  async function invoke(events: unknown[], env: Record<string, string>) {
    const script = `${QUICK}
      const { handler } = require('./index.js');
      (async () => {
        for (const event of JSON.parse(process.env.EVENTS)) {
          console.log('ANSWER ' + JSON.stringify(await handler(event, { awsRequestId: '1' }) ?? null));
        }
        process.exit();
      })();`;
    const options = { cwd: folder, env: { ...env, EVENTS: JSON.stringify(events) } };
    const { stdout, stderr } = await promisify(execFile)(process.execPath, ['-e', script], options);
    const answers = [...stdout.matchAll(/^ANSWER (.*)$/gm)].map(([, answer = '']) => JSON.parse(answer));
    return { answers: answers as { statusCode: number; body: string }[], log: stdout + stderr };
  }

  return { invoke, remove: () => rm(folder, { recursive: true }) };
}
