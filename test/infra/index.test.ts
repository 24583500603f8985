import { beforeAll, describe, expect, it } from 'vitest';
import { actions, type RecordedProgram, recordProgram, statements } from './recorded-program.ts';

const FUNCTION = 'aws:lambda/function:Function';
const PERMISSION = 'aws:lambda/permission:Permission';
const FUNCTIONS = ['playground-bot', 'playground-notifier', 'playground-provisioner', 'playground-sweeper'];

let program: RecordedProgram;
beforeAll(async () => {
  program = await recordProgram();
});

describe('access', () => {
  it('lets no role make, change or attach roles and policies', () => {
    const allowed = program.ofType('aws:iam/rolePolicy:RolePolicy').flatMap(({ inputs }) => statements(inputs.policy));
    const aboutRoles = allowed.flatMap(actions).filter((action) => /^(iam:|\*)/.test(action));
    expect(aboutRoles).toEqual(['iam:PassRole']);
  });

  it('lets the provisioner pass two roles by name, and to ECS tasks only', () => {
    const [pass] = program.statementsOf('playground-provisioner').filter(({ Action }) => Action === 'iam:PassRole');
    expect(pass?.Resource).toHaveLength(2);
    expect(String(pass?.Resource)).not.toContain('*');
    expect(pass?.Condition).toEqual({ StringEquals: { 'iam:PassedToService': 'ecs-tasks.amazonaws.com' } });
  });

  it('allows no action by wildcard', () => {
    const policies = program.ofType('aws:iam/rolePolicy:RolePolicy');
    for (const { inputs } of policies) {
      expect(statements(inputs.policy).flatMap(actions).join()).not.toContain('*');
    }
  });

  it('allows on every resource only what AWS takes no narrower resource for', () => {
    const policies = program.ofType('aws:iam/rolePolicy:RolePolicy');
    const everywhere = policies
      .flatMap(({ inputs }) => statements(inputs.policy))
      .filter(({ Resource }) => [Resource].flat().includes('*'));
    expect([...new Set(everywhere.flatMap(actions))].sort()).toEqual([
      'ec2:DescribeNetworkInterfaces',
      'ec2:DescribeSecurityGroupRules',
      'ec2:DescribeSecurityGroups',
      'ecr:GetAuthorizationToken',
      'ecs:DeregisterTaskDefinition',
      'ecs:DescribeTaskDefinition',
      'ecs:ListTaskDefinitions',
      'ecs:ListTasks',
      'ecs:RegisterTaskDefinition',
    ]);
  });

  it('gives a playground no rights in the account', () => {
    const policies = program.ofType('aws:iam/rolePolicy:RolePolicy').map(({ inputs }) => inputs.role);
    expect(policies).not.toContain('playgrounds-task-id');
    expect(program.ofType('aws:iam/rolePolicyAttachment:RolePolicyAttachment')).toEqual([]);
  });

  it('lets tasks of this account alone take on a role of ours', () => {
    for (const role of ['playgrounds-task', 'playgrounds-execution']) {
      const [trust] = statements(program.one('aws:iam/role:Role', role).inputs.assumeRolePolicy);
      expect(trust?.Condition).toMatchObject({ StringEquals: { 'aws:SourceAccount': '111122223333' } });
    }
  });

  it('lets a task read the passwords of playgrounds and no other parameter', () => {
    const read = program
      .statementsOf('playgrounds-execution')
      .filter((one) => actions(one).includes('ssm:GetParameters'));
    expect(read.map(({ Resource }) => Resource)).toEqual([
      'arn:aws:ssm:eu-north-1:111122223333:parameter/playground-bot/prod/playgrounds/*',
    ]);
  });

  it('lets nobody publish but those who change rows, and alarms', () => {
    const publishers = (topic: string) =>
      statements(program.one('aws:sns/topicPolicy:TopicPolicy', topic).inputs.policy).map(({ Principal }) => Principal);
    const role = (name: string) => ({ AWS: `arn:aws:iam:eu-north-1:111122223333:Role/playground-${name}` });
    const provisioner = role('provisioner');
    expect(publishers('events')).toEqual([provisioner, role('bot'), role('sweeper')]);
    expect(publishers('alerts')).toEqual([provisioner, { Service: 'cloudwatch.amazonaws.com' }]);
  });
});

describe('the public door', () => {
  it('is the bot and nothing else', () => {
    const urls = program.ofType('aws:lambda/functionUrl:FunctionUrl').map(({ inputs }) => inputs.functionName);
    expect(urls).toEqual(['playground-bot']);
    const openToAll = program.ofType(PERMISSION).filter(({ inputs }) => inputs.principal === '*');
    expect(new Set(openToAll.map(({ inputs }) => inputs.function))).toEqual(new Set(['playground-bot']));
  });

  it('has both permissions without which AWS answers 403, and the wide one holds through the URL only', () => {
    const openToAll = program.ofType(PERMISSION).filter(({ inputs }) => inputs.principal === '*');
    expect(openToAll.map(({ inputs }) => inputs)).toEqual([
      expect.objectContaining({ action: 'lambda:InvokeFunctionUrl', functionUrlAuthType: 'NONE' }),
      expect.objectContaining({ action: 'lambda:InvokeFunction', invokedViaFunctionUrl: true }),
    ]);
  });

  it('lets a service invoke a function only in the name of one of our own topics or rules', () => {
    const services = program.ofType(PERMISSION).filter(({ inputs }) => inputs.principal !== '*');
    expect(services).toHaveLength(4);
    for (const { inputs } of services)
      expect(inputs.sourceArn).toMatch(/^arn:aws:(sns|cloudwatch):.*(Topic|EventRule)/);
  });
});

describe('secrets', () => {
  it('are in no environment and no other input: infra knows their names only', () => {
    const parameters = program.resources.filter(({ type }) => /ssm|secretsmanager/.test(type));
    expect(parameters).toEqual([]);
    for (const { inputs } of program.ofType(FUNCTION)) {
      const named = Object.entries(inputs.environment.variables).filter(([key]) => /SECRET|TOKEN|PASSPHRASE/.test(key));
      for (const [, value] of named) expect(value).toMatch(/^\/playground-bot\/prod\//);
    }
  });
});

describe('the network', () => {
  it('has two public subnets in two zones and nothing that costs while idle', () => {
    const subnets = program.ofType('aws:ec2/subnet:Subnet');
    expect(new Set(subnets.map(({ inputs }) => inputs.availabilityZone)).size).toBe(2);
    expect(new Set(subnets.map(({ inputs }) => inputs.cidrBlock)).size).toBe(2);
    const paid = program.resources.filter(({ type }) =>
      /natGateway|eip:|loadBalancer|vpcEndpoint|kms|secretsmanager/i.test(type),
    );
    expect(paid).toEqual([]);
  });

  it('states the egress of every security group', () => {
    const groups = program.resources.filter(({ type }) => /SecurityGroup$/.test(type));
    expect(groups.length).toBeGreaterThan(0);
    for (const { inputs } of groups) expect(inputs.egress).toBeDefined();
  });

  it('leaves the group that AWS makes by default without any rule', () => {
    const { inputs } = program.one('aws:ec2/defaultSecurityGroup:DefaultSecurityGroup', 'playgrounds');
    expect(inputs).toMatchObject({ ingress: [], egress: [] });
  });
});

describe('logs', () => {
  it('all expire', () => {
    const groups = program.ofType('aws:cloudwatch/logGroup:LogGroup');
    expect(groups).toHaveLength(FUNCTIONS.length + 1);
    for (const { inputs } of groups) expect(inputs.retentionInDays).toBe(14);
  });

  it('of a function go to a group that we made, as JSON, and without the debug level that would hold tokens', () => {
    const groups = program.ofType('aws:cloudwatch/logGroup:LogGroup').map(({ inputs }) => inputs.name);
    for (const { inputs } of program.ofType(FUNCTION)) {
      expect(inputs.loggingConfig).toMatchObject({ logFormat: 'JSON', applicationLogLevel: 'INFO' });
      expect(groups).toContain(inputs.loggingConfig.logGroup);
      expect(inputs.environment.variables.LOG_LEVEL).toBe('INFO');
    }
  });
});

describe('what is kept', () => {
  it('the registry is paid by the request, can be wound back, and forgets history', () => {
    expect(program.one('aws:dynamodb/table:Table', 'playground-registry').inputs).toMatchObject({
      billingMode: 'PAY_PER_REQUEST',
      pointInTimeRecovery: { enabled: true },
      ttl: { attributeName: 'deleteAfter', enabled: true },
      deletionProtectionEnabled: true,
    });
  });

  it('the state bucket is versioned, private, and answers over TLS only', () => {
    const { inputs: versioning } = program.one('aws:s3/bucketVersioning:BucketVersioning', 'playground-state');
    expect(versioning.versioningConfiguration.status).toBe('Enabled');
    const { inputs: block } = program.one('aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock', 'playground-state');
    expect(block).toMatchObject({
      blockPublicAcls: true,
      blockPublicPolicy: true,
      ignorePublicAcls: true,
      restrictPublicBuckets: true,
    });
    const [deny] = statements(program.one('aws:s3/bucketPolicy:BucketPolicy', 'playground-state').inputs.policy);
    expect(deny).toMatchObject({
      Effect: 'Deny',
      Action: 's3:*',
      Condition: { Bool: { 'aws:SecureTransport': 'false' } },
    });
  });

  it('goes with a deployment only when its settings say so', async () => {
    const bucket = (of: RecordedProgram) => of.one('aws:s3/bucket:Bucket', 'playground-state').inputs.forceDestroy;
    const thrownAway = await recordProgram({ protectData: false });
    expect([bucket(program), bucket(thrownAway)]).toEqual([false, true]);
    expect(thrownAway.one('aws:dynamodb/table:Table', 'playground-registry').inputs.deletionProtectionEnabled).toBe(
      false,
    );
  });
});

describe('the functions', () => {
  it('are four, each with a role of its own', () => {
    const functions = program.ofType(FUNCTION);
    expect(functions.map(({ name }) => name).sort()).toEqual(FUNCTIONS);
    expect(new Set(functions.map(({ inputs }) => inputs.role)).size).toBe(FUNCTIONS.length);
  });

  it('the provisioner has all the time that Lambda gives, and is not retried, because a retry would swallow the report', () => {
    const { inputs } = program.one(FUNCTION, 'playground-provisioner');
    expect(inputs).toMatchObject({ timeout: 900, memorySize: 3008 });
    const invoked = program.one(
      'aws:lambda/functionEventInvokeConfig:FunctionEventInvokeConfig',
      'playground-provisioner',
    );
    expect(invoked.inputs).toMatchObject({
      maximumRetryAttempts: 0,
      destinationConfig: { onFailure: { destination: expect.stringContaining('playground-alerts') } },
    });
  });

  it('the provisioner is an image or a zip by one setting, and nothing else differs', async () => {
    const asImage = await recordProgram({ provisioner: { package: 'image', imageUri: 'repository@sha256:1' } });
    const { code: _, runtime, handler, ...zip } = program.one(FUNCTION, 'playground-provisioner').inputs;
    const { imageUri, packageType, ...image } = asImage.one(FUNCTION, 'playground-provisioner').inputs;
    expect([runtime, handler]).toEqual(['nodejs24.x', 'index.handler']);
    expect([packageType, imageUri]).toEqual(['Image', 'repository@sha256:1']);
    expect(image).toEqual(zip);
  });

  it('the sweeper runs each minute, so that nothing lives for ever', () => {
    const rule = program.one('aws:cloudwatch/eventRule:EventRule', 'playground-sweeper-clock');
    expect(rule.inputs.scheduleExpression).toBe('rate(1 minute)');
    const target = program.one('aws:cloudwatch/eventTarget:EventTarget', 'playground-sweeper-clock');
    expect(target.inputs.arn).toContain('Function/playground-sweeper');
  });

  it('the sweeper hears of tasks that run or have stopped, in our cluster alone', () => {
    const { inputs } = program.one('aws:cloudwatch/eventRule:EventRule', 'playground-sweeper-tasks');
    expect(JSON.parse(inputs.eventPattern)).toMatchObject({
      source: ['aws.ecs'],
      detail: { clusterArn: [expect.stringContaining('Cluster/playgrounds')], lastStatus: ['RUNNING', 'STOPPED'] },
    });
  });

  it('the notifier hears both topics', () => {
    const heard = program.ofType('aws:sns/topicSubscription:TopicSubscription');
    expect(heard.map(({ inputs }) => inputs.topic).sort()).toEqual([
      expect.stringContaining('playground-alerts'),
      expect.stringContaining('playground-events'),
    ]);
    for (const { inputs } of heard) expect(inputs.endpoint).toContain('Function/playground-notifier');
  });

  it('of which one breaks are heard of: alarms go to the alerts topic', () => {
    const alarms = program.ofType('aws:cloudwatch/metricAlarm:MetricAlarm');
    expect(alarms.map(({ inputs }) => inputs.dimensions.FunctionName).sort()).toEqual([
      'playground-provisioner',
      'playground-sweeper',
    ]);
    for (const { inputs } of alarms)
      expect(inputs.alarmActions).toEqual([expect.stringContaining('playground-alerts')]);
  });
});
