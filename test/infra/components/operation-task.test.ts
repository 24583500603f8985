import { beforeAll, describe, expect, it } from 'vitest';
import { actions, type RecordedProgram, recordProgram, statements } from '../recorded-program.ts';

const IMAGE = `111122223333.dkr.ecr.eu-north-1.amazonaws.com/playground/provisioner@sha256:${'a'.repeat(64)}`;
const NAME = 'playground-operation';
const TASK_DEFINITION = 'aws:ecs/taskDefinition:TaskDefinition';

let onLambda: RecordedProgram;
let onFargate: RecordedProgram;
beforeAll(async () => {
  const image = { package: 'image', imageUri: IMAGE } as const;
  onLambda = await recordProgram({ provisioner: image });
  onFargate = await recordProgram({ provisioner: { ...image, runOn: 'fargate' } });
});

const may = (program: RecordedProgram, role: string) => program.statementsOf(role).flatMap(actions).sort();

describe('operations as Fargate tasks', () => {
  it('are a setting: without it there is no task, no cluster and no rule for them', () => {
    expect(onLambda.resources.filter(({ name }) => name.startsWith(NAME))).toEqual([]);
  });

  it('run the very image of the function, with nothing to write to but its temporary folder', () => {
    const { inputs } = onFargate.one(TASK_DEFINITION, NAME);
    expect(inputs).toMatchObject({ requiresCompatibilities: ['FARGATE'], cpu: '1024', memory: '3072' });
    const containers = JSON.parse(inputs.containerDefinitions);
    expect(containers).toHaveLength(1);
    expect(containers[0]).toMatchObject({
      image: onFargate.one('aws:lambda/function:Function', 'playground-provisioner').inputs.imageUri,
      readonlyRootFilesystem: true,
      mountPoints: [{ containerPath: '/tmp' }],
      linuxParameters: { capabilities: { drop: ['ALL'] }, initProcessEnabled: true },
    });
  });

  it('have the rights that the function has otherwise, which then has only the right to start that task', () => {
    const own = ['logs:CreateLogStream', 'logs:PutLogEvents'];
    // Lambda reports a broken invocation in the function's name.
    const reports = 'sns:Publish';
    const goesOn = 'lambda:InvokeFunction';
    expect(new Set([...may(onFargate, NAME), ...own, goesOn])).toEqual(
      new Set(may(onLambda, 'playground-provisioner')),
    );
    expect(may(onFargate, 'playground-provisioner')).toEqual(
      [...own, reports, 'ecs:ListTasks', 'ecs:RunTask', 'iam:PassRole'].sort(),
    );
  });

  it('are started from that definition, in that cluster, with two roles by name, and nowhere else', () => {
    const of = (action: string) =>
      onFargate.statementsOf('playground-provisioner').find(({ Action }) => Action === action);
    const cluster = { ArnEquals: { 'ecs:cluster': expect.stringMatching(/Cluster\/playground-operation$/) } };
    expect(of('ecs:RunTask')).toMatchObject({
      Resource: expect.stringMatching(/:task-definition\/playground-operation:\*$/),
      Condition: cluster,
    });
    expect(of('ecs:ListTasks')).toMatchObject({ Condition: cluster });
    expect(of('iam:PassRole')).toMatchObject({
      Resource: [
        expect.stringMatching(/Role\/playground-operation-execution$/),
        expect.stringMatching(/Role\/playground-operation$/),
      ],
      Condition: { StringEquals: { 'iam:PassedToService': 'ecs-tasks.amazonaws.com' } },
    });
  });

  it('cannot be reached, and reach AWS', () => {
    const { inputs } = onFargate.one('aws:ec2/securityGroup:SecurityGroup', NAME);
    expect(inputs.ingress).toEqual([]);
    expect(inputs.egress).toEqual([{ protocol: 'tcp', fromPort: 443, toPort: 443, cidrBlocks: ['0.0.0.0/0'] }]);
  });

  it('take on their roles in this account alone', () => {
    for (const role of [NAME, `${NAME}-execution`]) {
      const [trust] = statements(onFargate.one('aws:iam/role:Role', role).inputs.assumeRolePolicy);
      expect(trust).toMatchObject({
        Principal: { Service: 'ecs-tasks.amazonaws.com' },
        Condition: { StringEquals: { 'aws:SourceAccount': '111122223333' } },
      });
    }
  });

  it('change nothing for the bot and the sweeper', () => {
    for (const name of ['playground-bot', 'playground-sweeper']) {
      const of = (program: RecordedProgram) => [
        program.one('aws:lambda/function:Function', name).inputs,
        program.statementsOf(name),
      ];
      expect(of(onFargate)).toEqual(of(onLambda));
    }
  });

  it('publish events in their own name, and the function its broken invocations', () => {
    const publishers = (topic: string) =>
      statements(onFargate.one('aws:sns/topicPolicy:TopicPolicy', topic).inputs.policy).map(
        ({ Principal }) => Principal,
      );
    const role = (name: string) => ({ AWS: `arn:aws:iam:eu-north-1:111122223333:Role/${name}` });
    expect(publishers('events')).toEqual([role(NAME), role('playground-bot'), role('playground-sweeper')]);
    expect(publishers('alerts')).toEqual([
      role('playground-provisioner'),
      { Service: 'cloudwatch.amazonaws.com' },
      { Service: 'events.amazonaws.com' },
    ]);
  });

  it('are told of by EventBridge, which SNS knows by its principal alone: with a condition it would never publish', () => {
    const { policy } = onFargate.one('aws:sns/topicPolicy:TopicPolicy', 'alerts').inputs;
    const [byRules] = statements(policy).filter(
      ({ Principal }) => JSON.stringify(Principal) === '{"Service":"events.amazonaws.com"}',
    );
    expect(byRules).toMatchObject({ Effect: 'Allow', Action: 'sns:Publish' });
    expect(byRules).not.toHaveProperty('Condition');
  });
});
