import { describe, expect, it } from 'vitest';
import { readConfig } from '../../provisioner/config.ts';
import { readConfig as readSweeperConfig } from '../../provisioner/sweeper/config.ts';

const environment = (overrides: Record<string, string | undefined> = {}) => ({
  REGISTRY_TABLE: 'registry',
  EVENTS_TOPIC_ARN: 'arn:aws:sns:us-east-1:000000000000:events',
  STATE_BACKEND_URL: 's3://state?region=us-east-1',
  PASSPHRASE_PARAMETER: '/playground-bot/dev/passphrase',
  ENGINE_CONFIG: '{"aws:region":"us-east-1"}',
  CLUSTER_ARN: 'arn:aws:ecs:us-east-1:000000000000:cluster/playgrounds',
  VPC_ID: 'vpc-1',
  SUBNET_IDS: 'subnet-1, subnet-2',
  EXECUTION_ROLE_ARN: 'arn:aws:iam::000000000000:role/execution',
  TASK_ROLE_ARN: 'arn:aws:iam::000000000000:role/task',
  LOG_GROUP: '/playgrounds',
  CREDENTIALS_PREFIX: '/playground-bot/dev/credentials',
  TEMPLATES_URL: 's3://state/templates/0123.json',
  AWS_REGION: 'us-east-1',
  NETWORK_ACCESS: '{"allowedCidrs": ["203.0.113.0/24"], "egress": []}',
  ...overrides,
});

describe("the provisioner's environment", () => {
  it('is read once, with defaults for what may be left out', () => {
    const config = readConfig(environment());
    expect(config).toMatchObject({
      registryTable: 'registry',
      engineConfig: { 'aws:region': 'us-east-1' },
      readyTimeoutSeconds: 420,
      templatesUrl: 's3://state/templates/0123.json',
      site: { subnetIds: ['subnet-1', 'subnet-2'], networkAccess: { allowedCidrs: ['203.0.113.0/24'], egress: [] } },
    });
    expect(Object.isFrozen(config)).toBe(true);
  });

  it('has all its faults named at once', () => {
    const wrong = environment({
      REGISTRY_TABLE: undefined,
      SUBNET_IDS: ' ',
      ENGINE_CONFIG: '{"aws:region": 1}',
      TEMPLATES_URL: 's3://state',
      NETWORK_ACCESS: '{"allowedCidrs": ["everywhere"], "egress": []}',
      READY_TIMEOUT_SECONDS: 'soon',
      LEASE_SECONDS: '1',
    });
    const read = () => readConfig(wrong);
    for (const name of Object.keys(wrong).filter((key) => /TABLE|SUBNET|ENGINE|TEMPLATES|ACCESS|SECONDS/.test(key))) {
      expect(read).toThrow(name);
    }
    expect(read).not.toThrow('VPC_ID');
  });

  it('has a lease and an end of each run as they are everywhere, unless it says otherwise', () => {
    expect(readConfig(environment()).timing).toEqual({
      leaseSeconds: 60,
      renewSeconds: 15,
      interruptSeconds: 90,
      killSeconds: 30,
    });
    expect(readConfig(environment({ LEASE_SECONDS: '8', LEASE_RENEW_SECONDS: '2' })).timing).toMatchObject({
      leaseSeconds: 8,
      renewSeconds: 2,
    });
  });

  it.each([
    [{ LEASE_SECONDS: '20' }, 'a lease of 20 s that is renewed every 15 s does not outlive'],
    [{ KILL_SECONDS: '90' }, 'the engine is killed 90 s before the end, and interrupted no earlier (90 s)'],
  ])('may not be timed so that nothing can end in order: %j', (overrides, words) => {
    expect(() => readConfig(environment(overrides))).toThrow(words);
  });
});

describe("the sweeper's environment", () => {
  it('is read, and all that is missing is named at once', () => {
    const complete = {
      REGISTRY_TABLE: 'registry',
      PROVISIONER_FUNCTION: 'provisioner',
      NOTIFIER_FUNCTION: 'notifier',
      DEAD_LETTERS_URL: 'https://sqs.test/letters',
      EVENTS_TOPIC_ARN: 'arn:events',
      CLUSTER_ARN: 'arn:cluster',
      STATE_BACKEND_URL: 's3://state',
      LOG_GROUP: '/playgrounds',
      CREDENTIALS_PREFIX: '/passwords',
      PRICES: '{"vcpuHour": 1, "gbHour": 2, "publicAddressHour": 3}',
    };
    expect(readSweeperConfig(complete)).toEqual({
      registryTable: 'registry',
      provisionerFunction: 'provisioner',
      notifierFunction: 'notifier',
      deadLettersUrl: 'https://sqs.test/letters',
      eventsTopicArn: 'arn:events',
      clusterArn: 'arn:cluster',
      tag: 'arn:cluster',
      exposure: 'public',
      stateBackendUrl: 's3://state',
      logGroup: '/playgrounds',
      credentialsPrefix: '/passwords',
      operationsAtOnce: undefined,
      compareMinutes: 60,
      prices: { vcpuHour: 1, gbHour: 2, publicAddressHour: 3 },
    });
    for (const name of Object.keys(complete)) expect(() => readSweeperConfig({})).toThrow(name);
  });
});
