import { beforeAll, describe, expect, it } from 'vitest';
import { createMeasureAck } from '../../../bot/metrics.ts';
import { countingErrors } from '../../../bot/slack/counted.ts';
import { METRICS } from '../../../provisioner/contract/metrics.ts';
import { createMeasureRun } from '../../../provisioner/metrics.ts';
import { measureGauges } from '../../../provisioner/sweeper/gauges.ts';
import { fakeSlack } from '../../bot/support/fake-slack.ts';
import { PRICES } from '../../bot/support/rows.ts';
import { recordMeasures } from '../../support/record-measures.ts';
import { type RecordedProgram, recordProgram } from '../recorded-program.ts';

const OURS = 'playground-bot/prod';

interface Shown {
  type: string;
  x: number;
  y: number;
  width: number;
  height: number;
  properties: { title: string; metrics?: unknown[][]; alarms?: string[] };
}

let program: RecordedProgram;
let widgets: Shown[];
beforeAll(async () => {
  program = await recordProgram();
  widgets = JSON.parse(program.one('aws:cloudwatch/dashboard:Dashboard', 'playground').inputs.dashboardBody).widgets;
});

/** Names of our own metrics that widgets and alarms read. */
function read(): Set<unknown> {
  const shown = widgets.flatMap(({ properties }) => properties.metrics ?? []);
  const alarms = program.ofType('aws:cloudwatch/metricAlarm:MetricAlarm').map(({ inputs }) => inputs);
  return new Set([
    ...shown.filter(([namespace]) => namespace === OURS).map(([, name]) => name),
    ...alarms.filter(({ namespace }) => namespace === OURS).map(({ metricName }) => metricName),
  ]);
}

/** Names of those that the functions write. */
async function writtenNames(): Promise<Set<string>> {
  const { measure, written } = recordMeasures();
  createMeasureAck(measure)('create', 1);
  createMeasureRun(measure)({ id: 'op-1', kind: 'create', requestedAt: 1, startedAt: 1 }, 'succeeded', {});
  const registry = { listAll: async () => [], unfinished: async () => [] };
  await measureGauges({ registry, templates: {}, prices: PRICES, measure });
  const failing = { ...fakeSlack(), leftAt: () => Promise.reject(new Error('no answer')) };
  await countingErrors(failing, measure)
    .leftAt('U1')
    .catch(() => undefined);
  return new Set(written.flatMap(([values]) => Object.keys(values)));
}

describe('metrics', () => {
  it('are written by a function, each of them', async () => {
    expect([...(await writtenNames())].toSorted()).toEqual(Object.keys(METRICS).toSorted());
  });

  it('are read by a widget or an alarm, each of them, and no others are', () => {
    expect([...read()].toSorted()).toEqual(Object.keys(METRICS).toSorted());
  });

  it('are written where they are read', () => {
    for (const { inputs } of program.ofType('aws:lambda/function:Function'))
      expect(inputs.environment.variables.POWERTOOLS_METRICS_NAMESPACE).toBe(OURS);
  });
});

describe('the dashboard', () => {
  it('shows what people notice first, then why', () => {
    expect(widgets.map(({ properties }) => properties.title)).toEqual([
      'Alarms',
      'Answers in Slack',
      'Creates by result, an hour',
      'Time of a create, by part',
      'Playgrounds',
      'Operations that wait',
      'Sweeps',
      'Errors',
      'Estimated cost an hour',
    ]);
  });

  it('has no two widgets in one place, and none beyond its 24 columns', () => {
    expect(new Set(widgets.map(({ x, y }) => `${x} ${y}`)).size).toBe(widgets.length);
    for (const { x, y, width, height } of widgets) {
      expect(x + width).toBeLessThanOrEqual(24);
      expect([x % width, y % height]).toEqual([0, 0]);
    }
  });

  it('names every alarm, by its ARN', () => {
    expect(widgets[0]?.properties.alarms).toHaveLength(program.ofType('aws:cloudwatch/metricAlarm:MetricAlarm').length);
    for (const arn of widgets[0]?.properties.alarms ?? []) expect(arn).toMatch(/^arn:aws:cloudwatch:/);
  });

  it('counts the tasks of operations that broke off, where there are some', async () => {
    const inTasks = await recordProgram({ provisioner: { package: 'image', imageUri: 'image', runOn: 'fargate' } });
    const body = inTasks.one('aws:cloudwatch/dashboard:Dashboard', 'playground').inputs.dashboardBody;
    expect(body).toContain('["AWS/Events","Invocations","RuleName","playground-operation",');
    expect(JSON.stringify(widgets)).not.toContain('AWS/Events');
  });

  it('reckons what was made from all and the failed: an expression needs their ids', () => {
    const lines = widgets.find(({ properties }) => properties.title.startsWith('Creates by'))?.properties.metrics ?? [];
    expect(lines.map((line) => line.at(-1))).toEqual([
      expect.objectContaining({ id: 'all', stat: 'SampleCount', visible: false }),
      { expression: 'all-failed', label: 'made' },
      expect.objectContaining({ id: 'failed', stat: 'Sum' }),
    ]);
  });

  it('is one of the deployment', () => {
    expect(program.one('aws:cloudwatch/dashboard:Dashboard', 'playground').inputs.dashboardName).toBe(
      'playground-bot-prod',
    );
  });
});
