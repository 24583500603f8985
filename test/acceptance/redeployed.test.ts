import {
  GetFunctionCommand,
  LambdaClient,
  UpdateFunctionCodeCommand,
  UpdateFunctionConfigurationCommand,
  waitUntilFunctionUpdatedV2,
} from '@aws-sdk/client-lambda';
import { unzipSync, zipSync } from 'fflate';
import { afterAll, expect, it } from 'vitest';
import { clientOptions } from '../../infra/local/emulator/environment.ts';
import { theCloud } from './cloud/the-cloud.ts';
import { leftovers } from './leftovers.ts';
import { destroy, LINUS, told, type, until, words } from './person.ts';
import { engineRun } from './processes.ts';
import { registryOf } from './registry.ts';

const cloud = await theCloud();
const lambda = new LambdaClient(clientOptions(cloud.endpoint));
afterAll(() => lambda.destroy());

/** What a deployment of another release does to a function: first its environment, then its code, as the AWS plugin does. */
async function release(FunctionName: string): Promise<void> {
  const updated = () => waitUntilFunctionUpdatedV2({ client: lambda, maxWaitTime: 120 }, { FunctionName });
  const { Configuration, Code } = await lambda.send(new GetFunctionCommand({ FunctionName }));
  const Variables = { ...Configuration?.Environment?.Variables, OF_ANOTHER_RELEASE: 'true' };
  await lambda.send(new UpdateFunctionConfigurationCommand({ FunctionName, Environment: { Variables } }));
  await updated();
  const downloaded = await fetch(Code?.Location ?? '');
  if (!downloaded.ok) throw new Error(`downloading ${FunctionName}: ${downloaded.status}`);
  const files = unzipSync(new Uint8Array(await downloaded.arrayBuffer()));
  const another = { ...files, 'another-release': new Uint8Array() };
  await lambda.send(new UpdateFunctionCodeCommand({ FunctionName, ZipFile: zipSync(another, { level: 1 }) }));
  await updated();
}

it('a create that runs while another release is deployed ends as if there were none, and the new release removes it', async () => {
  const { botFunctionName, notifierFunctionName, provisionerFunctionName, sweeperFunctionName } = cloud.outputs;
  await type(cloud, LINUS, '/playground create redeployed');
  await until('the engine to be at work', () => engineRun(cloud.endpoint, 'up', 'redeployed'));
  await Promise.all([botFunctionName, notifierFunctionName, provisionerFunctionName, sweeperFunctionName].map(release));
  expect(words(await told(cloud, LINUS, 'redeployed', /is ready, until|could not be made/))).toContain('is ready');
  const playground = await registryOf(cloud).getPlayground('redeployed');
  const operation = await registryOf(cloud).getOperation(playground?.operationId ?? '');
  // Nobody had to take it up again.
  expect(operation).toMatchObject({ kind: 'create', state: 'succeeded', attempt: 1 });
  await destroy(cloud, LINUS, 'redeployed');
  expect(await leftovers(cloud, 'redeployed')).toEqual([]);
});
