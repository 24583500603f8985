import type { Settings } from '../settings.ts';
import { of } from './deployer-reads.ts';
import { arnOf, type DeployedPlace, statement } from './deployer-statement.ts';
import type { SwitchStatements } from './deployer-switches.ts';

/** What somebody else made, in which a stage is. */
export type Places = Pick<Settings, 'network' | 'cluster'>;

/** Of a network that is there already nothing is changed: groups of the stage's own are made in it. */
export function existingPlaces(place: DeployedPlace, { network, cluster }: Places): SwitchStatements[] {
  const vpc = network === 'default' ? '*' : network !== 'own' && network.vpcId;
  return [
    ...(vpc
      ? [{ reads: [], writes: [statement(of('ec2', 'CreateSecurityGroup'), arnOf(place, 'ec2', `vpc/${vpc}`))] }]
      : []),
    ...(cluster
      ? [{ reads: [statement(of('ecs', 'DescribeClusters'), arnOf(place, 'ecs', `cluster/${cluster}`))], writes: [] }]
      : []),
  ];
}
