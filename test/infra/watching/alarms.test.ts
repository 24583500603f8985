import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it, test } from 'vitest';
import { alarmAlert } from '../../../bot/messages/alerts/alarm.ts';
import {
  ALARM_KINDS,
  ALARMS,
  type AlarmKind,
  alarmDescription,
  anchorOf,
  type TaskAlarmKind,
} from '../../../infra/watching/alarms.ts';
import { type RecordedProgram, recordProgram } from '../recorded-program.ts';

const ALARM = 'aws:cloudwatch/metricAlarm:MetricAlarm';

const OF_TASKS = ['broken-operations', 'breaks-untold'] as const satisfies readonly TaskAlarmKind[];

let program: RecordedProgram;
let inTasks: RecordedProgram;
beforeAll(async () => {
  const runbookUrl = 'https://git.example.com/bot/README.md';
  program = await recordProgram({ runbookUrl });
  inTasks = await recordProgram({ runbookUrl, provisioner: { package: 'image', imageUri: 'image', runOn: 'fargate' } });
});

describe('the alarms', () => {
  it('tell the alerts topic when they ring and when they are over, and what to do', () => {
    const made = inTasks.ofType(ALARM);
    expect(made.map(({ name }) => name).toSorted()).toEqual(ALARM_KINDS.map((kind) => `playground-${kind}`).toSorted());
    for (const { inputs } of made) {
      for (const actions of [inputs.alarmActions, inputs.okActions])
        expect(actions).toEqual([expect.stringContaining('playground-alerts')]);
      expect(inputs.alarmDescription).toMatch(/\nhttps:\/\/git\.example\.com\/bot\/README\.md#[a-z-]+$/);
    }
  });

  it('look at one period each, so that they ring for what lasts and not for what flickers', () => {
    for (const { inputs } of inTasks.ofType(ALARM)) expect(inputs.evaluationPeriods).toBe(1);
  });

  it.each([
    // Nobody asked for anything.
    ['slow-answers', 'notBreaching', 300],
    ['bot-errors', 'notBreaching', 300],
    ['provisioner-errors', 'notBreaching', 60],
    ['sweeper-errors', 'notBreaching', 300],
    // That nothing is heard is what it is for.
    ['sweeper-silent', 'breaching', 600],
    // What was left is left until a sweep says otherwise.
    ['dead-letters', 'notBreaching', 300],
    ['crashes-untold', 'notBreaching', 300],
    ['messages-unkept', 'notBreaching', 300],
    ['leftovers', 'ignore', 900],
  ])('%s: without figures it is %s, over %i s', (kind, treatMissingData, period) => {
    expect(program.one(ALARM, `playground-${kind}`).inputs).toMatchObject({ treatMissingData, period });
  });

  it('look at the slowest in a hundred answers, and ring before Slack gives up', () => {
    expect(program.one(ALARM, 'playground-slow-answers').inputs).toMatchObject({
      namespace: 'playground-bot/prod',
      metricName: 'AckMilliseconds',
      extendedStatistic: 'p99',
      comparisonOperator: 'GreaterThanThreshold',
      threshold: 2500,
    });
  });

  it('know a silent sweeper by the figures that a whole sweep ends with', () => {
    const { inputs } = program.one(ALARM, 'playground-sweeper-silent');
    expect(inputs).toMatchObject({
      metricName: 'ActivePlaygrounds',
      statistic: 'SampleCount',
      comparisonOperator: 'LessThanThreshold',
      threshold: 1,
    });
  });

  it('know a failing sweeper also when sweeps are late: fewer of them than there are minutes', () => {
    const { inputs } = program.one(ALARM, 'playground-sweeper-errors');
    expect(inputs).toMatchObject({ statistic: 'Sum', comparisonOperator: 'GreaterThanOrEqualToThreshold' });
    expect(inputs.threshold).toBeGreaterThan(1);
    expect(inputs.threshold).toBeLessThan(inputs.period / 60 - 1);
  });

  it('know for each function whose failures go somewhere when Lambda could not put them there', () => {
    const destinations = program
      .ofType('aws:lambda/functionEventInvokeConfig:FunctionEventInvokeConfig')
      .filter(({ inputs }) => inputs.destinationConfig);
    const watched = program
      .ofType(ALARM)
      .filter(({ inputs }) => inputs.metricName === 'DestinationDeliveryFailures')
      .map(({ inputs }) => inputs.dimensions.FunctionName);
    expect(watched.toSorted()).toEqual(destinations.map(({ inputs }) => inputs.functionName).toSorted());
    expect(watched).toHaveLength(2);
  });

  it('ring for each task of an operation that breaks off, and when EventBridge cannot tell of it, where there are tasks', () => {
    const names = (kinds: readonly AlarmKind[]) => kinds.map((kind) => `playground-${kind}`).toSorted();
    const without = program.ofType(ALARM).map(({ name }) => name);
    expect(without.toSorted()).toEqual(names(ALARM_KINDS.filter((kind) => !OF_TASKS.some((one) => one === kind))));
    const rule = inTasks.one('aws:cloudwatch/eventRule:EventRule', 'playground-operation');
    const watched = OF_TASKS.map((kind) => inTasks.one(ALARM, `playground-${kind}`).inputs);
    expect(watched.map(({ metricName }) => metricName)).toEqual(['Invocations', 'FailedInvocations']);
    for (const inputs of watched) {
      expect(inputs).toMatchObject({ namespace: 'AWS/Events', statistic: 'Sum', threshold: 1 });
      expect(inputs).toMatchObject({ treatMissingData: 'notBreaching', dimensions: { RuleName: rule.name } });
    }
  });

  it('are within the ten that AWS gives for nothing, unless operations run in tasks', () => {
    expect(program.ofType(ALARM).length).toBeLessThanOrEqual(10);
  });
});

test('the runbook of the README has a heading for each alarm, and begins with what the alarm says', () => {
  const readme = readFileSync(new URL('../../../README.md', import.meta.url), 'utf8');
  const runbook = readme.split('\n## Runbook\n')[1]?.split('\n## ')[0] ?? '';
  const sections = runbook.split('\n### ').slice(1);
  const flat = (text: string) => text.replaceAll(/\s+/g, ' ');
  expect(sections.map((section) => section.split('\n')[0])).toEqual(ALARM_KINDS.map((kind) => ALARMS[kind].heading));
  for (const [index, kind] of ALARM_KINDS.entries())
    expect(flat(sections[index] ?? '')).toContain(`${ALARMS[kind].meaning} ${ALARMS[kind].toDo}`);
});

test('a description fits CloudWatch, with any address', () => {
  const url = `https://${'a'.repeat(400)}.example`;
  for (const words of Object.values(ALARMS)) expect(alarmDescription(words, url).length).toBeLessThanOrEqual(1024);
});

test('without an address a description says where the runbook is', () => {
  expect(alarmDescription(ALARMS.leftovers, undefined)).toMatch(/\nREADME, Runbook: Leftovers$/);
});

test('the message in Slack links to the runbook: Slack makes links of addresses that stand by themselves', () => {
  const description = alarmDescription(ALARMS['sweeper-silent'], 'https://git.example.com/bot/README.md');
  const { blocks } = alarmAlert({ name: 'sweeper-silent-prod', state: 'ALARM', reason: 'no datapoints', description });
  expect(JSON.stringify(blocks)).toContain('\\nhttps://git.example.com/bot/README.md#sweeper-silent"');
});

test('anchors are those that GitHub makes of headings', () => {
  expect(anchorOf('Sweeper silent')).toBe('sweeper-silent');
  expect(anchorOf("What's left, and why?")).toBe('whats-left-and-why');
});
