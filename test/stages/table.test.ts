import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { localSettings } from '../../infra/local/local-settings.ts';
import { parseSettings, settingsSchema } from '../../infra/settings.ts';
import { sharedSettings } from '../acceptance/second-stage.ts';
import { allPositions, positionsOf } from './positions.ts';
import { BESIDE, ONLY_ON_AWS, STAGES, type StageRow, type There } from './table.ts';

const THERE: There = {
  network: { vpcId: 'vpc-0123', subnetIds: ['subnet-0a', 'subnet-0b'] },
  cluster: 'everybodys',
  provisionerImage: 'provisioner:here',
  environment: { AWS_ENDPOINT_URL: 'http://127.0.0.1:4566' },
};
const SLACK = { slackApiUrl: 'http://127.0.0.1:1/api/', endpoint: 'http://127.0.0.1:4566' };

function parsed({ settings }: StageRow) {
  const common = sharedSettings({ ...SLACK, templateImages: { 'hello/web': 'web:here' } });
  return parseSettings({ ...common, ...settings(THERE) });
}

/** As the tests start it: one of their templates asks for a secret. */
const local = localSettings({
  ...{ ...SLACK, notice: undefined, provisioner: { package: 'zip' } },
  templateSecrets: { 'mail-key': '/local/mail-key' },
});

describe('the stages that are deployed into the emulator', () => {
  const all = allPositions(settingsSchema);
  const had = [local, ...STAGES.map(parsed)].map((settings) => positionsOf(settingsSchema, settings));

  it('have every switch in each of its positions, but for what only AWS can have', () => {
    const missing = all.filter((position) => !had.some((positions) => positions.has(position)));
    expect(missing).toEqual(Object.keys(ONLY_ON_AWS).sort());
  });

  it('are in positions that the schema has', () => {
    expect(had.flatMap((positions) => [...positions].filter((position) => !all.includes(position)))).toEqual([]);
  });

  it('have with every test run what most differs from one stage to another in both', () => {
    const [tested, beside] = [local, parsed(BESIDE)].map((settings) => positionsOf(settingsSchema, settings));
    for (const key of ['network', 'cluster', 'exposure', 'ingress', 'serviceNames', 'protectData']) {
      const of = (positions: Set<string> | undefined) =>
        [...(positions ?? [])].filter((position) => position.startsWith(`${key}=`));
      expect(of(tested), key).not.toEqual(of(beside));
    }
  });
});

describe('the positions of switches', () => {
  const schema = z.strictObject({
    on: z.boolean().default(false),
    way: z.enum(['in', 'out']).optional(),
    size: z.literal([1, 2]),
    names: z.array(z.strictObject({ wide: z.boolean() })).default([]),
    ranges: z.array(z.string()).min(1),
    where: z.union([z.literal(['here', 'there']), z.strictObject({ id: z.string() })]),
  });

  it('are read from a schema: texts and numbers have none, nor has a list that must not be empty', () => {
    expect(allPositions(schema)).toEqual([
      ...['names.wide=false', 'names.wide=true', 'names=empty', 'names=given', 'on=false', 'on=true'],
      ...['way=in', 'way=out', 'way=set', 'way=unset', 'where=here', 'where=object', 'where=there'],
    ]);
  });

  it('are those of each thing in a list, and of what a value is', () => {
    const value = { on: true, size: 1, names: [{ wide: true }, { wide: false }], ranges: ['a'], where: { id: 'x' } };
    expect([...positionsOf(schema, value)].sort()).toEqual([
      ...['names.wide=false', 'names.wide=true', 'names=given', 'on=true', 'way=unset', 'where=object'],
    ]);
  });
});
