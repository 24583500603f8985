import { describe, expect, it, test } from 'vitest';
import { isKeepWarm } from '../../bot/keep-warm.ts';
import { coldStartSchema } from '../../infra/cold-start-settings.ts';
import { parseSettings, type SettingsInput } from '../../infra/settings.ts';
import { recordProgram, settings } from './recorded-program.ts';

const FUNCTION = 'aws:lambda/function:Function';
const ALIAS = 'aws:lambda/alias:Alias';
const PROVISIONED = 'aws:lambda/provisionedConcurrencyConfig:ProvisionedConcurrencyConfig';
const TARGET = 'aws:appautoscaling/target:Target';
const SCHEDULED = 'aws:appautoscaling/scheduledAction:ScheduledAction';
const POLICY = 'aws:appautoscaling/policy:Policy';
const WORKING_HOURS = { from: '08:00', until: '18:30', timeZone: 'Europe/Berlin' };

const record = (coldStarts: SettingsInput['coldStarts']) => recordProgram({ coldStarts });

describe('cold starts', () => {
  it('are taken as they come by default: nothing is published, kept or paid', async () => {
    const program = await recordProgram();
    for (const type of [ALIAS, PROVISIONED, TARGET, SCHEDULED, POLICY]) expect(program.ofType(type)).toEqual([]);
    expect(program.one(FUNCTION, 'playground-bot').inputs.publish).toBeUndefined();
    const rules = program.ofType('aws:cloudwatch/eventRule:EventRule').map(({ name }) => name);
    expect(rules.filter((name) => name.includes('warm'))).toEqual([]);
    expect(program.one('aws:lambda/functionUrl:FunctionUrl', 'playground-bot').inputs.qualifier).toBeUndefined();
  });

  it('keepWarm: a schedule invokes the bot with what it knows not to be a request', async () => {
    const program = await record({ keepWarm: true });
    const name = 'playground-bot-keep-warm';
    expect(program.one('aws:cloudwatch/eventRule:EventRule', name).inputs.scheduleExpression).toBe('rate(5 minutes)');
    const { input, arn } = program.one('aws:cloudwatch/eventTarget:EventTarget', name).inputs;
    expect(isKeepWarm(JSON.parse(input))).toBe(true);
    expect(arn).toContain('Function/playground-bot');
    expect(program.ofType(ALIAS)).toEqual([]);
  });

  it('provisioned: the bot alone is published, and address, rights and environments are those of its alias', async () => {
    const program = await record({ provisioned: 2 });
    const published = program.ofType(FUNCTION).filter(({ inputs }) => inputs.publish);
    expect(published.map(({ name }) => name)).toEqual(['playground-bot']);
    expect(program.one(PROVISIONED, 'playground-bot').inputs).toMatchObject({
      qualifier: 'live',
      provisionedConcurrentExecutions: 2,
    });
    expect(program.one('aws:lambda/functionUrl:FunctionUrl', 'playground-bot').inputs.qualifier).toBe('live');
    for (const name of ['playground-bot-url', 'playground-bot-invoke'])
      expect(program.one('aws:lambda/permission:Permission', name).inputs.qualifier).toBe('live');
    expect(program.ofType(TARGET)).toEqual([]);
  });

  it('workingHours: environments come and go by the clock of that place, and none is there otherwise', async () => {
    const program = await record({ provisioned: 2, workingHours: WORKING_HOURS });
    expect(program.ofType(PROVISIONED)).toEqual([]);
    expect(program.one(TARGET, 'playground-bot').inputs).toMatchObject({ minCapacity: 0, maxCapacity: 0 });
    const actions = program.ofType(SCHEDULED).map(({ inputs }) => inputs);
    expect(
      actions.map(({ schedule, timezone, scalableTargetAction }) => [schedule, timezone, scalableTargetAction]),
    ).toEqual([
      ['cron(0 8 ? * MON-FRI *)', 'Europe/Berlin', { minCapacity: 2, maxCapacity: 2 }],
      ['cron(30 18 ? * MON-FRI *)', 'Europe/Berlin', { minCapacity: 0, maxCapacity: 0 }],
    ]);
    expect(program.ofType(POLICY)).toEqual([]);
  });

  it('upTo: more come while those that there are have much to do', async () => {
    const program = await record({ provisioned: 1, upTo: 5, utilisation: 0.6 });
    expect(program.one(TARGET, 'playground-bot').inputs).toMatchObject({
      minCapacity: 1,
      maxCapacity: 5,
      resourceId: 'function:playground-bot:live',
      scalableDimension: 'lambda:function:ProvisionedConcurrency',
    });
    const { targetTrackingScalingPolicyConfiguration: policy } = program.one(POLICY, 'playground-bot').inputs;
    expect(policy).toMatchObject({ targetValue: 0.6 });
  });
});

describe('the setting coldStarts', () => {
  it.each([
    {},
    { keepWarm: true },
    { provisioned: 1 },
    { keepWarm: true, provisioned: 1, workingHours: WORKING_HOURS },
    { provisioned: 1, upTo: 3 },
  ])('may be %j', (given) => {
    expect(coldStartSchema.safeParse(given).success).toBe(true);
  });

  it.each([
    [{ workingHours: WORKING_HOURS }, 'there are none'],
    [{ upTo: 3 }, 'there are none'],
    [{ provisioned: 3, upTo: 3 }, 'must be more'],
    [{ provisioned: 1, keepWarm: true }, 'of no use'],
    [{ provisioned: 1, workingHours: { from: '8:00', until: '18:00' } }, 'a time such as 08:00'],
    [{ provisioned: 1, workingHours: { from: '18:00', until: '08:00' } }, 'later on the same day'],
    [{ provisioned: 1, workingHours: { ...WORKING_HOURS, timeZone: 'Middle/Earth' } }, 'a time zone'],
    [{ provisioned: 1, workingHours: { ...WORKING_HOURS, days: 'weekdays' } }, 'days such as'],
  ])('cannot be %j', (given, why) => {
    expect(coldStartSchema.safeParse(given).error?.message).toContain(why);
  });

  it('takes no more than what is reserved for the bot', () => {
    const given = settings({ botReservedConcurrency: 2, coldStarts: { provisioned: 1, upTo: 3 } });
    expect(() => parseSettings(given)).toThrow(/less than the 3 environments that coldStarts keeps/);
  });
});

test.each([
  ['what a schedule sends', true, { keepWarm: true }],
  ['a request that says so', false, { keepWarm: true, requestContext: { http: { method: 'POST' } } }],
  ['a request', false, { body: 'keepWarm' }],
  ['nothing', false, null],
  ['a word', false, 'keepWarm'],
])('%s: is to keep it warm is %s', (_, expected, event) => {
  expect(isKeepWarm(event)).toBe(expected);
});
