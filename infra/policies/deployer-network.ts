import { SERVICE_DOMAIN } from '../service-domain.ts';
import { of } from './deployer-reads.ts';
import {
  arnOf,
  type DeployedPlace,
  type DeployerStatement,
  madeWithTag,
  recordsBelow,
  requestTag,
  resourceTag,
  statement,
} from './deployer-statement.ts';

/** Kind of EC2's → what makes one. AWS gives each an id of its own, and the AWS provider hands the tags over as it makes it. */
export const MADE_WITH_TAG: Readonly<Record<string, string>> = {
  'dhcp-options': 'CreateDhcpOptions',
  'internet-gateway': 'CreateInternetGateway',
  'route-table': 'CreateRouteTable',
  'security-group': 'CreateSecurityGroup',
  subnet: 'CreateSubnet',
  vpc: 'CreateVpc',
};

/** What is done to one that has the stage's tag; of a network that has it, also what is made in it. */
const CHANGED_BY_TAG: readonly string[] = [
  ...of('ec2', 'AssociateDhcpOptions AssociateRouteTable AttachInternetGateway AuthorizeSecurityGroupEgress'),
  ...of(
    'ec2',
    'AuthorizeSecurityGroupIngress CreateRoute CreateRouteTable CreateSecurityGroup CreateSubnet CreateTags',
  ),
  ...of('ec2', 'DeleteDhcpOptions DeleteInternetGateway DeleteRoute DeleteRouteTable DeleteSecurityGroup DeleteSubnet'),
  ...of('ec2', 'DeleteTags DeleteVpc DetachInternetGateway DisassociateRouteTable ModifySubnetAttribute'),
  ...of('ec2', 'ModifyVpcAttribute RevokeSecurityGroupEgress RevokeSecurityGroupIngress'),
];

/** AWS binds a hosted zone neither to a name nor to a tag: what is in one is bound by its name. One with records cannot be deleted. */
const ZONES: readonly string[] = of(
  'route53',
  'AssociateVPCWithHostedZone ChangeTagsForResource CreateHostedZone DeleteHostedZone',
);

export function networking(place: DeployedPlace): DeployerStatement[] {
  const kinds = Object.entries(MADE_WITH_TAG).map(([kind, makes]) => ({
    makes,
    arn: arnOf(place, 'ec2', `${kind}/*`),
  }));
  const making = kinds.map(({ makes }) => makes);
  return [
    // Each on its own kind: what it is made in is to have the tag already.
    ...kinds.map(({ makes, arn }) => statement(of('ec2', makes), arn, requestTag(place))),
    statement(
      of('ec2', 'CreateTags'),
      kinds.map(({ arn }) => arn),
      madeWithTag(place, 'ec2', making),
    ),
    statement(CHANGED_BY_TAG, '*', resourceTag(place)),
    // A network is freed of its options by giving it AWS's own, which nobody has tagged; its tag is asked for above.
    statement(of('ec2', 'AssociateDhcpOptions'), arnOf(place, 'ec2', 'dhcp-options/default')),
    recordsBelow(place, SERVICE_DOMAIN),
    statement(ZONES, '*'),
  ];
}
