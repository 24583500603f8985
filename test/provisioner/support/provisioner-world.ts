import { CreateTopicCommand, SNSClient } from '@aws-sdk/client-sns';
import { GetParameterCommand, PutParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { clientOptions } from '../../../infra/local/emulator/environment.ts';
import { passwordParameterName } from '../../../provisioner/contract/playground.ts';
import { createPublish } from '../../../provisioner/contract/publish.ts';
import { createRegistry } from '../../../provisioner/contract/registry-dynamodb/index.ts';
import { operationKey } from '../../../provisioner/contract/registry-dynamodb/rows.ts';
import { registryTable } from '../../support/registry-table.ts';
import { awsEnvironment, ENGINE_CONFIG, engineWorld, PASSPHRASE } from './engine-world.ts';
import { sampleTemplate } from './samples.ts';

const PARAMETER = '/test/passphrase';

/** All that the provisioner meets on AWS, in the emulator: `env` is the environment that tells it where. */
export async function provisionerWorld(endpoint: string) {
  const engine = await engineWorld(endpoint);
  const { client, table } = await registryTable(endpoint);
  const registry = createRegistry(client, table);
  const options = clientOptions(endpoint);
  const ssm = new SSMClient(options);
  const sns = new SNSClient(options);
  const { TopicArn = '' } = await sns.send(new CreateTopicCommand({ Name: 'events' }));
  await ssm.send(new PutParameterCommand({ Name: PARAMETER, Value: PASSPHRASE, Type: 'SecureString' }));
  const { site } = engine;
  const env: Record<string, string> = {
    ...awsEnvironment(endpoint),
    REGISTRY_TABLE: table,
    EVENTS_TOPIC_ARN: TopicArn,
    STATE_BACKEND_URL: engine.backendUrl,
    PASSPHRASE_PARAMETER: PARAMETER,
    ENGINE_CONFIG: JSON.stringify(ENGINE_CONFIG),
    CLUSTER_ARN: site.clusterArn,
    VPC_ID: site.vpcId,
    SUBNET_IDS: site.subnetIds.join(','),
    EXECUTION_ROLE_ARN: site.executionRoleArn,
    TASK_ROLE_ARN: site.taskRoleArn,
    LOG_GROUP: site.logGroup,
    CREDENTIALS_PREFIX: site.credentialsPrefix,
    NETWORK_ACCESS: JSON.stringify(site.networkAccess),
    TEMPLATES_URL: await engine.putTemplates({ templates: { sample: sampleTemplate() }, images: site.images }),
  };

  return {
    env,
    engine,
    registry,
    client,
    sns,
    publish: createPublish(sns, TopicArn),
    async claim(
      name: string,
      ownerId = 'U0ADA0001',
      template = 'sample',
    ): Promise<{ operationId: string; playgroundId: string }> {
      const requestedAt = Math.floor(Date.now() / 1000);
      const request = { name, ownerId, template, lifetimeSeconds: 3600, warningSeconds: 600, requestedAt };
      const limits = { perOwner: 99, total: 999 };
      const made = await registry.claimCreate({ ...request, requestKey: crypto.randomUUID() }, limits);
      if (made.outcome !== 'claimed') throw new Error(`claim: ${made.outcome}`);
      return { operationId: made.operation.id, playgroundId: made.playground.id };
    },
    async claimDestroy(name: string): Promise<string> {
      const requestedAt = Math.floor(Date.now() / 1000);
      const made = await registry.claimDestroy({ name, cause: 'asked', requestedAt, requestKey: crypto.randomUUID() });
      if (made.outcome !== 'claimed') throw new Error(`claim: ${made.outcome}`);
      return made.operation.id;
    },
    /** As if the time since an attempt began were longer: its lease has lapsed. */
    async lapseLease(operationId: string): Promise<void> {
      await client.send(
        new UpdateCommand({
          TableName: table,
          Key: operationKey(operationId),
          UpdateExpression: 'SET leaseUntil = :past',
          ExpressionAttributeValues: { ':past': 0 },
        }),
      );
    },
    async passwordOf(playgroundId: string): Promise<string> {
      const Name = passwordParameterName(site.credentialsPrefix, playgroundId);
      const { Parameter } = await ssm.send(new GetParameterCommand({ Name, WithDecryption: true }));
      return Parameter?.Value ?? '';
    },
  };
}
