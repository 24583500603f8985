import { beforeAll, describe, expect, it } from 'vitest';
import { repositoryName } from '../../../infra/images/image-keys.ts';
import { actions, LOAD_BALANCER, type RecordedProgram, recordProgram, statements, ZONE } from '../recorded-program.ts';

const FUNCTION = 'aws:lambda/function:Function';
const PERMISSION = 'aws:lambda/permission:Permission';

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

  it('lets the provisioner invoke itself, to go on with what one run does not end, and nothing else', () => {
    const invoke = program
      .statementsOf('playground-provisioner')
      .filter(({ Action }) => /^lambda:/.test(String(Action)));
    expect(invoke).toEqual([
      {
        Effect: 'Allow',
        Action: 'lambda:InvokeFunction',
        Resource: expect.stringMatching(/Function\/playground-provisioner$/),
      },
    ]);
  });

  it('allows no action by wildcard', () => {
    const policies = program.ofType('aws:iam/rolePolicy:RolePolicy');
    for (const { inputs } of policies) {
      expect(statements(inputs.policy).flatMap(actions).join()).not.toContain('*');
    }
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

  it('lets a task read the passwords of playgrounds, the secrets that the settings name, and no other parameter', async () => {
    const readable = (of: RecordedProgram) =>
      of
        .statementsOf('playgrounds-execution')
        .filter((one) => actions(one).includes('ssm:GetParameters'))
        .flatMap(({ Resource }) => Resource);
    const parameter = 'arn:aws:ssm:eu-north-1:111122223333:parameter';
    expect(readable(program)).toEqual([`${parameter}/playground-bot/prod/playgrounds/*`]);
    const withSecrets = await recordProgram({ templateSecrets: { 'api-key': '/keys/api', same: '/keys/api' } });
    expect(readable(withSecrets)).toEqual([`${parameter}/playground-bot/prod/playgrounds/*`, `${parameter}/keys/api`]);
    const { inputs } = withSecrets.one('aws:lambda/function:Function', 'playground-provisioner');
    expect(JSON.parse(inputs.environment.variables.TEMPLATE_SECRETS)).toEqual({
      'api-key': '/keys/api',
      same: '/keys/api',
    });
  });

  it('lets the provisioner ask ECR about the repositories of this deployment, and of no other', () => {
    const rights = program
      .statementsOf('playground-provisioner')
      .filter((one) => actions(one).includes('ecr:DescribeImages'));
    expect(rights.map(({ Resource }) => Resource)).toEqual([
      `arn:aws:ecr:eu-north-1:111122223333:repository/${repositoryName('prod', '*')}`,
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
  let inTasks: RecordedProgram;
  let behind: RecordedProgram;
  beforeAll(async () => {
    inTasks = await recordProgram({ provisioner: { package: 'image', imageUri: 'image', runOn: 'fargate' } });
    behind = await recordProgram(LOAD_BALANCER, ZONE);
  });

  it('has two public subnets in two zones and nothing that costs while idle', () => {
    const subnets = program.ofType('aws:ec2/subnet:Subnet');
    expect(new Set(subnets.map(({ inputs }) => inputs.availabilityZone)).size).toBe(2);
    expect(new Set(subnets.map(({ inputs }) => inputs.cidrBlock)).size).toBe(2);
    const paid = program.resources.filter(({ type }) =>
      /natGateway|eip:|loadBalancer|vpcEndpoint|kms|secretsmanager/i.test(type),
    );
    expect(paid).toEqual([]);
  });

  it('resolves every name without a dot to the task itself, by a private zone in the search domain', () => {
    const { inputs: zone } = program.one('aws:route53/zone:Zone', 'playgrounds');
    expect(zone.vpcs).toEqual([{ vpcId: 'playgrounds-id' }]);
    const { inputs: record } = program.one('aws:route53/record:Record', 'playgrounds');
    expect(record).toMatchObject({ name: `*.${zone.name}`, type: 'A', records: ['127.0.0.1'] });
    const { inputs: search } = program.one('aws:ec2/vpcDhcpOptions:VpcDhcpOptions', 'playgrounds');
    expect(search).toMatchObject({ domainName: zone.name, domainNameServers: ['AmazonProvidedDNS'] });
    const { inputs } = program.one('aws:ec2/vpcDhcpOptionsAssociation:VpcDhcpOptionsAssociation', 'playgrounds');
    expect(inputs).toEqual({ vpcId: 'playgrounds-id', dhcpOptionsId: 'playgrounds-id' });
  });

  it('has no zone, which costs $0.50 a month, where the settings switch it off', async () => {
    const without = await recordProgram({ serviceNames: false });
    expect(without.resources.filter(({ type }) => /route53|DhcpOptions/.test(type))).toEqual([]);
  });

  it('states the egress of every security group', () => {
    const groups = [...inTasks.resources, ...behind.resources].filter(({ type }) => /SecurityGroup$/.test(type));
    expect(groups.length).toBeGreaterThan(0);
    for (const { inputs } of groups) expect(inputs.egress).toBeDefined();
  });

  it('has nothing in the group that AWS makes by default: what runs in it names groups of its own', () => {
    const { OPERATION_TASK } = inTasks.one(FUNCTION, 'playground-provisioner').inputs.environment.variables;
    expect(JSON.parse(OPERATION_TASK).securityGroupId).toBe('playground-operation-id');
    const balancers = behind.ofType('aws:lb/loadBalancer:LoadBalancer');
    expect(balancers.map(({ inputs }) => inputs.securityGroups)).toEqual([['playgrounds-load-balancer-id']]);
    const inNetworks = [...program.resources, ...inTasks.resources, ...behind.resources].filter(
      ({ type, inputs }) =>
        inputs.vpcConfig || /^aws:(lambda|ec2)\/(instance|networkInterface|vpcEndpoint)/i.test(type),
    );
    expect(inNetworks).toEqual([]);
  });
});
