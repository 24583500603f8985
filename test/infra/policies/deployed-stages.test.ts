import { describe, expect, it } from 'vitest';
import { imageRepositories } from '../../../infra/images/repositories.ts';
import type { SettingsInput } from '../../../infra/settings.ts';
import { STAGES, type There } from '../../stages/table.ts';
import { type RecordedProgram, recordProgram, recordResources, ZONE } from '../recorded-program.ts';
import { may, previewOf, SWITCHED, statementsOf } from './deployer-acts.ts';
import { actsOf } from './provider-calls/acts-of.ts';

const THERE: There = {
  network: { vpcId: 'vpc-0a', subnetIds: ['subnet-0a', 'subnet-0b'] },
  cluster: 'shared',
  provisionerImage: 'provisioner:here',
  environment: {},
};
const ACCOUNT_HAS = {
  ...ZONE,
  'aws:ec2/getVpcs:getVpcs': { ids: ['vpc-0a'] },
  'aws:ec2/getSubnets:getSubnets': { ids: ['subnet-0a', 'subnet-0b'] },
  'aws:ecs/getCluster:getCluster': { arn: 'arn:aws:ecs:eu-north-1:111122223333:Cluster/shared' },
};
const stages: [string, Partial<SettingsInput>][] = [
  ['a default stage', {}],
  // What only AWS can have: scaling.
  ['a stage with every switch', SWITCHED],
  ...STAGES.map(({ name, settings }): [string, Partial<SettingsInput>] => [name, settings(THERE)]),
];

/** What of that these policies refuse, a line each. */
function refused({ resources }: RecordedProgram, given: Partial<SettingsInput>): string[] {
  const [all, preview] = [statementsOf(given), previewOf(given)];
  const lines = resources.flatMap((resource) =>
    actsOf(resource).flatMap(({ action, resource: arn, context, isSeen }) => {
      const roles = [
        ...(may(all, action, arn, context) ? [] : ['who deploys']),
        ...(!isSeen || may(preview, action, arn, context) ? [] : ['who previews']),
      ];
      return roles.map((role) => `${role}: ${action} on ${arn}, for ${resource.type} ${resource.name}`);
    }),
  );
  return [...new Set(lines)];
}

describe('all that the AWS provider asks AWS, from making a stage to removing it, is allowed by its policies', () => {
  it.each(stages)('%s', async (_, given) => {
    const program = await recordProgram(given, ACCOUNT_HAS);
    expect(program.resources.flatMap(actsOf).length).toBeGreaterThan(200);
    expect(refused(program, given)).toEqual([]);
  });

  it('the repositories of its images', async () => {
    const program = await recordResources(imageRepositories('prod', ['provisioner', 'hello/web']));
    expect(program.resources.flatMap(actsOf).length).toBeGreaterThan(20);
    expect(refused(program, {})).toEqual([]);
  });
});
