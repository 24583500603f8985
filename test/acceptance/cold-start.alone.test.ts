import {
  GetFunctionConfigurationCommand,
  LambdaClient,
  UpdateFunctionConfigurationCommand,
} from '@aws-sdk/client-lambda';
import { expect, it } from 'vitest';
import { clientOptions } from '../../infra/local/emulator/environment.ts';
import { theCloud } from './cloud/the-cloud.ts';
import { openModal } from './interact.ts';
import { GRACE, type } from './person.ts';

const cloud = await theCloud({ alone: true });

/** Another configuration: Lambda begins with a new environment. */
async function coldBot(): Promise<void> {
  const lambda = new LambdaClient(clientOptions(cloud.endpoint));
  const FunctionName = cloud.outputs.botFunctionName;
  const { Environment } = await lambda.send(new GetFunctionConfigurationCommand({ FunctionName }));
  const Variables = { ...Environment?.Variables, COLD_SINCE: String(Date.now()) };
  await lambda.send(new UpdateFunctionConfigurationCommand({ FunctionName, Environment: { Variables } }));
  lambda.destroy();
}

// The stand-in takes a trigger for 3 seconds, as Slack does, and the answer counts for as long.
it('from a cold start the form opens within its trigger’s 3 seconds, or the answer has the way by text', async () => {
  await coldBot();
  const answer = await type(cloud, GRACE, '/playground new');
  if (/FORM_NOT_OPENED/.test(answer)) expect(answer).toContain('/playground create [name]');
  else expect(JSON.stringify(await openModal(cloud, GRACE))).toContain('New playground');
});
