import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it, test } from 'vitest';
import { chargeOf, type Deployed, deployed, STATE_OF_STAGES } from '../../../infra/idle-cost/charges.ts';
import { idleCost, type Row, total } from '../../../infra/idle-cost/idle-cost.ts';
import { PRICES_AS_OF } from '../../../infra/idle-cost/prices.ts';
import { dollars, idleCostTable } from '../../../infra/idle-cost/table.ts';
import { imageKeys } from '../../../infra/images/image-keys.ts';
import { imageRepositories } from '../../../infra/images/repositories.ts';
import type { SettingsInput } from '../../../infra/settings.ts';
import { DEFAULT_TEMPLATE, readCatalogue } from '../../../infra/templates/catalogue.ts';
import { LOAD_BALANCER, recordProgram, recordResources, ZONE } from '../recorded-program.ts';

const readme = readFileSync(new URL('../../../README.md', import.meta.url), 'utf8');

/** Everything that the default stage deploys: the bot, the repositories of its images, and where the record of both lies. */
let rows: Row[];
beforeAll(async () => {
  const catalogue = await readCatalogue({ defaultTemplate: DEFAULT_TEMPLATE });
  const bot = await recordProgram();
  const images = await recordResources(imageRepositories('prod', imageKeys(catalogue)));
  rows = idleCost([...bot.resources, ...images.resources, STATE_OF_STAGES]);
});

describe('the default stage, while nobody uses it', () => {
  it('costs less than a dollar a month within what AWS gives for nothing', () => {
    expect(total(rows).within).toBeLessThan(1);
  });

  it('costs what the README says, resource by resource', () => {
    const section = readme.split('\n## What it costs while nobody uses it\n')[1]?.split('\n## ')[0] ?? '';
    const table = section.split('\n').filter((line) => line.startsWith('|'));
    expect(table).toEqual(idleCostTable(rows).split('\n'));
    expect(section).toContain(`List prices of us-east-1 in ${PRICES_AS_OF}`);
  });

  it('has a row for everything that costs, once', () => {
    expect(new Set(rows.map(({ what }) => what)).size).toBe(rows.length);
    for (const { within, beyond } of rows) expect(within).toBeLessThanOrEqual(beyond);
  });
});

it.each<[string, Partial<SettingsInput>]>([
  ['an HTTP API for pipelines', { apiTokens: 'on', ingress: 'http-api' }],
  ['operations in tasks', { provisioner: { package: 'image', imageUri: 'image', runOn: 'fargate' } }],
  ['environments that are kept', { coldStarts: { provisioned: 1, upTo: 3 }, serviceNames: false }],
])('with %s everything has a price, or is known to have none', async (_, given) => {
  const { resources } = await recordProgram(given);
  expect(total(idleCost(resources)).within).toBeLessThan(1);
});

it('with a load balancer that costs, and nothing else more', async () => {
  const { resources } = await recordProgram(LOAD_BALANCER, ZONE);
  const { resources: without } = await recordProgram();
  const more = total(idleCost(resources)).within - total(idleCost(without)).within;
  expect(idleCost(resources)).toContainEqual({ what: 'load balancer', count: 1, within: more, beyond: more });
  expect(dollars(more)).toBe('$23.73');
});

describe('what costs', () => {
  const many = (count: number, type: string): Deployed[] =>
    Array.from({ length: count }, (_, index) => ({ type, name: `one-${index}` }));

  it('is counted beyond what is free alone, and all of it where that is used up', () => {
    expect(idleCost(many(12, 'aws:cloudwatch/metricAlarm:MetricAlarm'))).toEqual([
      { what: 'alarms', count: 12, within: expect.closeTo(0.2), beyond: expect.closeTo(1.2) },
    ]);
  });

  it('comes from every stack that is deployed, in the order of the table', () => {
    const types = ['aws:cloudwatch/dashboard:Dashboard', 'aws:route53/zone:Zone'];
    const whats = idleCost(types.flatMap((type) => many(1, type))).map(({ what }) => what);
    expect(whats).toEqual(['private DNS zone (`serviceNames`)', 'dashboard']);
  });

  it.each([
    'aws:ec2/natGateway:NatGateway',
    'aws:ec2/vpcEndpoint:VpcEndpoint',
    'aws:ec2/eip:Eip',
    'aws:rds/instance:Instance',
  ])('is never taken for nothing because nobody looked it up: %s', (type) => {
    expect(() => chargeOf({ type, name: 'new' })).toThrow(/has no price: look it up/);
  });
});

test.each([
  [0, '$0'],
  [0.004, 'less than $0.01'],
  [0.5, '$0.50'],
  [10.949, '$10.95'],
])('%d dollars are said as %s', (amount, words) => {
  expect(dollars(amount)).toBe(words);
});

test('a resource of a stack’s record is known by its name in the program', () => {
  const urn =
    'urn:pulumi:prod::playground-bot::playground:infra:LambdaFunction$aws:lambda/function:Function::playground-sweeper';
  const type = 'aws:lambda/function:Function';
  expect(deployed({ type, urn })).toEqual({ type, name: 'playground-sweeper' });
});
