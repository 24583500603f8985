import type { Act } from '../../../support/iam-simulator.ts';
import type { Recorded } from '../../recorded-program.ts';
import { ASKED, OF_STAGE, RECORDS } from '../deployer-acts.ts';
import { OURS } from '../real-arns.ts';
import { acts, type Makes, seen } from './acts.ts';

const ec2 = (kind: string, id = '1') => `${OURS('ec2')}:${kind}/${id}`;
const ofStage = (names: string, ...resources: string[]): Act[] =>
  resources.flatMap((resource) => acts('ec2', names, resource, OF_STAGE));
const OWN_VPC = ec2('vpc');

/** What is made with its tags, and changed, tagged and removed by them. */
function tagged(kind: string, makes: string, later: string): Act[] {
  return [
    ...acts('ec2', makes, ec2(kind), ASKED),
    ...acts('ec2', 'CreateTags', ec2(kind), { ...ASKED, 'ec2:CreateAction': makes }),
    ...acts('ec2', 'CreateTags', ec2(kind), { ...ASKED, ...OF_STAGE }),
    ...ofStage(`DeleteTags ${later}`, ec2(kind)),
  ];
}

/** Of a group: in whose network it is made. */
function inNetwork({ inputs }: Recorded): Act[] {
  const isOwn = inputs.vpcId === 'playgrounds-id';
  return isOwn
    ? ofStage('CreateSecurityGroup', OWN_VPC)
    : acts('ec2', 'CreateSecurityGroup', ec2('vpc', inputs.vpcId), {});
}

/** AWS compares names without their last dot, and with `*` as its code. The name that proves a certificate is ACM's. */
function change({ inputs }: Recorded): Act[] {
  const name = String(inputs.name).replace('*', '\\052').replace('_proof.test', '_proof.play.example.com');
  const zone = 'arn:aws:route53:::hostedzone/Z0';
  return acts('route53', 'ChangeResourceRecordSets', zone, { [RECORDS]: [name] });
}

const CHANGES_RULES =
  'AuthorizeSecurityGroupEgress AuthorizeSecurityGroupIngress RevokeSecurityGroupEgress RevokeSecurityGroupIngress';

/** Networks, what is in them, and names. */
export const NETWORK: Readonly<Record<string, Makes>> = {
  'aws:ec2/internetGateway:InternetGateway': () => [
    ...tagged('internet-gateway', 'CreateInternetGateway', 'DeleteInternetGateway'),
    ...ofStage('AttachInternetGateway DetachInternetGateway', ec2('internet-gateway'), OWN_VPC),
    ...seen('ec2', 'DescribeInternetGateways'),
  ],
  'aws:ec2/route:Route': () => [
    ...ofStage('CreateRoute DeleteRoute', ec2('route-table')),
    ...seen('ec2', 'DescribeRouteTables'),
  ],
  'aws:ec2/routeTable:RouteTable': () => [
    ...tagged('route-table', 'CreateRouteTable', 'DeleteRouteTable'),
    ...ofStage('CreateRouteTable', OWN_VPC),
    ...seen('ec2', 'DescribeRouteTables'),
  ],
  'aws:ec2/routeTableAssociation:RouteTableAssociation': () => [
    ...ofStage('AssociateRouteTable DisassociateRouteTable', ec2('route-table'), ec2('subnet')),
    ...seen('ec2', 'DescribeRouteTables'),
  ],
  'aws:ec2/securityGroup:SecurityGroup': (group) => [
    ...tagged('security-group', 'CreateSecurityGroup', `DeleteSecurityGroup ${CHANGES_RULES}`),
    ...inNetwork(group),
    ...seen('ec2', 'DescribeNetworkInterfaces DescribeSecurityGroupRules DescribeSecurityGroups'),
  ],
  'aws:ec2/subnet:Subnet': () => [
    ...tagged('subnet', 'CreateSubnet', 'DeleteSubnet ModifySubnetAttribute'),
    ...ofStage('CreateSubnet', OWN_VPC),
    ...seen('ec2', 'DescribeNetworkInterfaces DescribeSubnets'),
  ],
  'aws:ec2/vpc:Vpc': () => [
    ...tagged('vpc', 'CreateVpc', 'DeleteVpc ModifyVpcAttribute'),
    ...seen('ec2', 'DescribeNetworkAcls DescribeRouteTables DescribeSecurityGroups DescribeVpcAttribute DescribeVpcs'),
  ],
  'aws:ec2/vpcDhcpOptions:VpcDhcpOptions': () => [
    ...tagged('dhcp-options', 'CreateDhcpOptions', 'DeleteDhcpOptions'),
    ...seen('ec2', 'DescribeDhcpOptions DescribeVpcs'),
  ],
  'aws:ec2/vpcDhcpOptionsAssociation:VpcDhcpOptionsAssociation': () => [
    ...ofStage('AssociateDhcpOptions', OWN_VPC, ec2('dhcp-options')),
    // It is undone by giving the network AWS's own options, which have no tags.
    ...acts('ec2', 'AssociateDhcpOptions', ec2('dhcp-options', 'default'), {}),
    ...seen('ec2', 'DescribeVpcs'),
  ],
  'aws:route53/record:Record': (record) => [
    ...change(record),
    ...seen('route53', 'GetChange GetHostedZone ListResourceRecordSets'),
  ],
  'aws:route53/zone:Zone': () => [
    ...acts('route53', 'AssociateVPCWithHostedZone ChangeTagsForResource CreateHostedZone DeleteHostedZone', '*', {}),
    ...seen('route53', 'GetChange GetHostedZone ListResourceRecordSets ListTagsForResource'),
    ...seen('ec2', 'DescribeRegions DescribeVpcs'),
  ],
};
