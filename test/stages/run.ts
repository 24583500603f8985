import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { startLocalCloud } from '../../infra/local/cloud.ts';
import { clientEnvironment } from '../../infra/local/emulator/environment.ts';
import { PROVISIONER_IMAGE } from '../../infra/local/provisioner-package.ts';
import { hostedZoneOf } from '../acceptance/below-domain.ts';
import { stageFiles } from '../acceptance/second-stage.ts';
import { markdownTable } from '../bench/markdown-table.ts';
import { useTools } from '../bench/use-tools.ts';
import { liveOnce } from './life.ts';
import { DOMAIN, STAGES } from './table.ts';
import { thereAlready } from './there-already.ts';

/**
 * `npm run stages`: deploys stages that have every switch in each of its positions, one after the other beside the one of
 * `npm start`, and leaves nothing of them. `--only NAME,…` takes some. Needs Docker, and minutes for each.
 */
const { values } = parseArgs({ options: { only: { type: 'string' } } });
const only = values.only?.split(',') ?? STAGES.map(({ name }) => name);
const unknown = only.filter((name) => !STAGES.some((stage) => stage.name === name));
if (unknown.length > 0) {
  throw new Error(`There is no stage ${unknown.join(', ')}; there are ${STAGES.map(({ name }) => name).join(', ')}.`);
}

const log = (line: string): void => console.log(line);
const setEnv = (name: string, value: string): void => {
  process.env[name] = value;
};
// As in most accounts: of a smaller one a stage may reserve nothing.
setEnv('LAMBDA_ACCOUNT_CONCURRENCY', '1000');
const stateDir = await mkdtemp(join(tmpdir(), 'playground-stages-'));
const tools = await useTools(log);
const cloud = await startLocalCloud({ stateDir, docker: 'use', provisioner: 'image', log });
let botUrl = '';
const files = await stageFiles(cloud, { botUrl: () => botUrl, setEnv });
const rows: string[][] = [];
try {
  const already = await thereAlready(cloud.endpoint, 'everybodys');
  await hostedZoneOf(DOMAIN, cloud.endpoint);
  const environment = clientEnvironment(cloud.endpoint);
  const there = { ...already, provisionerImage: PROVISIONER_IMAGE, environment };
  for (const row of STAGES.filter(({ name }) => only.includes(name))) {
    log(`${row.name} …`);
    const onDeployed = ({ botFunctionUrl }: { botFunctionUrl: string }) => {
      botUrl = botFunctionUrl;
    };
    try {
      const life = await liveOnce(row, { cloud, files, there, onDeployed });
      const left = await already.missing();
      if (left.length > 0) throw new Error(`${row.name} has taken away what it only used: ${left.join(', ')}`);
      const { things, ...seconds } = life;
      rows.push([row.name, String(things), ...Object.values(seconds).map((each) => `${each} s`)]);
    } catch (error) {
      process.exitCode = 1;
      log(`${row.name}: ${error instanceof Error ? error.message : error}`);
    }
  }
} finally {
  await files.remove();
  await cloud.stop();
  await tools.remove();
  await rm(stateDir, { recursive: true, force: true });
}
log(markdownTable(['Stage', 'Things', 'Deploy', 'Preview again', 'Playground', 'Destroy'], rows));
