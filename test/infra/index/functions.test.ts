import { beforeAll, describe, expect, it } from 'vitest';
import { DEPLOYED, type RecordedProgram, recordProgram } from '../recorded-program.ts';

const FUNCTION = 'aws:lambda/function:Function';
const FUNCTIONS = ['playground-bot', 'playground-notifier', 'playground-provisioner', 'playground-sweeper'];

let program: RecordedProgram;
beforeAll(async () => {
  program = await recordProgram();
});

describe('the functions', () => {
  it('are four, each with a role of its own', () => {
    const functions = program.ofType(FUNCTION);
    expect(functions.map(({ name }) => name).sort()).toEqual(FUNCTIONS);
    expect(new Set(functions.map(({ inputs }) => inputs.role)).size).toBe(FUNCTIONS.length);
  });

  it('the provisioner has all the time that Lambda gives, and is not retried, because a retry would swallow the report', () => {
    const { inputs } = program.one(FUNCTION, 'playground-provisioner');
    expect(inputs).toMatchObject({ timeout: 900, memorySize: 2048 });
    const invoked = program.one(
      'aws:lambda/functionEventInvokeConfig:FunctionEventInvokeConfig',
      'playground-provisioner',
    );
    expect(invoked.inputs).toMatchObject({
      maximumRetryAttempts: 0,
      destinationConfig: { onFailure: { destination: expect.stringContaining('playground-alerts') } },
    });
  });

  it('the notifier leaves concurrency to others where the settings say so', async () => {
    expect(program.one(FUNCTION, 'playground-notifier').inputs.reservedConcurrentExecutions).toBeUndefined();
    const bounded = await recordProgram({ notifierReservedConcurrency: 5 });
    expect(bounded.one(FUNCTION, 'playground-notifier').inputs.reservedConcurrentExecutions).toBe(5);
  });

  it('operations are counted by Lambda, by the registry for all who start or run them, or by nobody', async () => {
    const names = [...FUNCTIONS];
    const seen = async (operationsCountedBy?: 'lambda' | 'registry') => {
      const counted = { operationsAtOnce: 7, ...(operationsCountedBy && { operationsCountedBy }) };
      const recorded = await recordProgram(counted);
      const inputs = names.map((name) => recorded.one(FUNCTION, name).inputs);
      return {
        reserved: inputs.map(({ reservedConcurrentExecutions }) => reservedConcurrentExecutions).filter(Boolean),
        told: names.filter((_, at) => inputs[at].environment.variables.OPERATIONS_AT_ONCE === '7'),
      };
    };
    expect(await seen()).toEqual({ reserved: [], told: [] });
    expect(await seen('lambda')).toEqual({ reserved: [7], told: [] });
    const counting = ['playground-bot', 'playground-provisioner', 'playground-sweeper'];
    expect(await seen('registry')).toEqual({ reserved: [], told: counting });
  });

  it('the provisioner is an image or a zip by one setting, and nothing else differs', async () => {
    const asImage = await recordProgram({ provisioner: { package: 'image', imageUri: 'repository@sha256:1' } });
    const { code: _, runtime, handler, ...zip } = program.one(FUNCTION, 'playground-provisioner').inputs;
    const { imageUri, packageType, ...image } = asImage.one(FUNCTION, 'playground-provisioner').inputs;
    expect([runtime, handler]).toEqual(['nodejs24.x', 'index.handler']);
    expect([packageType, imageUri]).toEqual(['Image', 'repository@sha256:1']);
    expect(image).toEqual(zip);
  });

  it('have beside their code what they know of templates, and the provisioner reads that elsewhere', async () => {
    const beside = async (name: string) => {
      const assets = await program.one(FUNCTION, name).inputs.code.assets;
      const known = await assets['templates.json']?.text;
      return known === undefined ? undefined : JSON.parse(known);
    };
    const names = Object.keys(DEPLOYED.templates);
    for (const name of ['playground-bot', 'playground-notifier'])
      expect(await beside(name)).toEqual(names.map((each) => expect.objectContaining({ name: each })));
    expect(await beside('playground-sweeper')).toEqual(DEPLOYED.templates);
    expect(await beside('playground-provisioner')).toBeUndefined();
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
