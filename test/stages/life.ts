import assert from 'node:assert/strict';
import { deploy } from '../../infra/deploy/deploy.ts';
import { destroy } from '../../infra/destroy/destroy.ts';
import { localFunctionUrl } from '../../infra/local/local-settings.ts';
import type { InfraOutputs } from '../../infra/outputs.ts';
import type { CloudFacts } from '../acceptance/cloud/facts.ts';
import { leftovers } from '../acceptance/leftovers.ts';
import { type as typeIn, until } from '../acceptance/person.ts';
import { registryOf } from '../acceptance/registry.ts';
import type { StageFiles } from '../acceptance/second-stage.ts';
import { inventoryOf } from './inventory.ts';
import { DOMAIN, OWNER, type StageRow, type There } from './table.ts';

/** How long each part of a stage's life took, in seconds, and how much there was of it. */
export interface LifeTimes {
  deploy: number;
  again: number;
  playground: number;
  destroy: number;
  things: number;
}

export interface LifeDeps {
  cloud: CloudFacts;
  files: StageFiles;
  there: There;
  /** The stage has an address from now on. */
  onDeployed(outputs: InfraOutputs): void;
}

const NAME = 'of-ada';
/** Where operations run in tasks, on a busy machine. */
const READY_SECONDS = 300;

/**
 * Deploys a stage, sees that nothing would change then, makes a playground in it from its own Slack, and destroys the stage
 * with the playground in it.
 * @throws at the first thing that is not as it has to be
 */
export async function liveOnce(row: StageRow, { cloud, files, there, onDeployed }: LifeDeps): Promise<LifeTimes> {
  const { name: stage } = row;
  const settings = row.settings(there);
  const options = { stage, yes: true, preview: false, unlock: false };
  await files.write(stage, settings);
  const [deployed, deployTook] = await timed(() => deploy(options, files.at(undefined)));
  if (deployed.end !== 'deployed') throw new Error(`${stage}: ${deployed.end}\n${files.said().join('\n')}`);
  const { outputs } = deployed;
  onDeployed(outputs);
  const things = await inventoryOf(cloud.endpoint, stage);
  const [, again] = await timed(() => deploy({ ...options, preview: true }, files.at(undefined)));
  assert(files.said().includes('Nothing would change.'), `${stage} is not up to date:\n${files.said().join('\n')}`);

  const own = { ...cloud, slack: files.slack, outputs };
  const [address, playground] = await timed(async () => {
    const answer = await typeIn(own, OWNER, `/playground create ${NAME}`);
    assert.match(answer, /is being made/, `${stage} answers: ${answer}`);
    return until(
      `the address of ${NAME}`,
      async () => (await registryOf(own).getPlayground(NAME))?.address,
      READY_SECONDS,
    );
  });
  if (settings.exposure === 'load-balancer') assert.equal(address, `https://${NAME}.${DOMAIN}`);
  // It asks for its password.
  else assert.equal((await fetch(address)).status, 401, `${address} of ${stage}`);

  const removal = { stage, yes: true, unlock: false, keep: [] };
  const [end, destroyTook] = await timed(() => destroy(removal, files.at(undefined)));
  assert.equal(end, 'destroyed');
  assert.equal(files.said().at(-1), `Stage ${stage} is removed. Kept: nothing.`);
  assert.deepEqual(await inventoryOf(cloud.endpoint, stage), [], `left of ${stage}`);
  const where = { ...cloud, outputs: { ...cloud.outputs, clusterArn: outputs.clusterArn } };
  assert.deepEqual(await leftovers(where, NAME), [], `left of ${NAME} in ${stage}`);
  const closed = await fetch(localFunctionUrl(cloud.endpoint, outputs.botFunctionUrl));
  // Nothing is there, or nothing that anybody may ask.
  assert([403, 404].includes(closed.status), `the address of ${stage} answers ${closed.status}`);
  return { deploy: deployTook, again, playground, destroy: destroyTook, things: things.length };
}

async function timed<T>(act: () => Promise<T>): Promise<[T, number]> {
  const started = Date.now();
  const answer = await act();
  return [answer, Math.round((Date.now() - started) / 1000)];
}
