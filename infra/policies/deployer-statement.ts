import { STAGE_TAG } from '../stage-tags.ts';

/** Where a stage is deployed. */
export interface DeployedPlace {
  partition: string;
  region: string;
  accountId: string;
  stage: string;
}

/** One statement, as IAM takes it. */
export interface DeployerStatement {
  Effect: 'Allow';
  Action: string[];
  Resource: string | string[];
  Condition?: Record<string, Record<string, string | string[]>>;
}

export function statement(
  actions: readonly string[],
  Resource: string | string[],
  Condition?: DeployerStatement['Condition'],
): DeployerStatement {
  return { Effect: 'Allow', Action: [...actions], Resource, ...(Condition && { Condition }) };
}

export function arnOf({ partition, region, accountId }: DeployedPlace, service: string, resource: string): string {
  return `arn:${partition}:${service}:${region}:${accountId}:${resource}`;
}

/** The name that Pulumi gives: the program's own, the stage and seven hex digits. */
export function nameOf({ stage }: DeployedPlace, own: string): string {
  return `${own}-${stage}-???????`;
}

/**
 * The names of a stage's parts, those of older releases too. Parts of a stage whose name ends like this one's have such names as
 * well: it takes `notAnothers` to tell them apart.
 */
export function namePattern(place: DeployedPlace): string {
  return nameOf(place, 'playground*');
}

/** What has the tag of another stage is that one's. What is not made yet has none, and is given this one's. */
export function notAnothers({ stage }: DeployedPlace) {
  return { StringEqualsIfExists: { [`aws:ResourceTag/${STAGE_TAG}`]: stage } };
}

/** What is made is given the stage's tag. */
export function requestTag({ stage }: DeployedPlace) {
  return { StringEquals: { [`aws:RequestTag/${STAGE_TAG}`]: stage } };
}

/** What is changed has the stage's tag. */
export function resourceTag({ stage }: DeployedPlace) {
  return { StringEquals: { [`aws:ResourceTag/${STAGE_TAG}`]: stage } };
}

/**
 * The tag is given with the making: whoever could tag what is there already could make another's its own.
 * @param making actions that take tags, without the service
 */
export function madeWithTag(place: DeployedPlace, service: string, making: readonly string[]) {
  return { StringEquals: { ...requestTag(place).StringEquals, [`${service}:CreateAction`]: [...making] } };
}

/** @param roles by their own names, those that this service may be handed */
export function passing(place: DeployedPlace, roles: readonly string[], service: string): DeployerStatement {
  const arns = roles.map((own) => `arn:${place.partition}:iam::${place.accountId}:role/${nameOf(place, own)}`);
  return statement(['iam:PassRole'], arns, { StringEquals: { 'iam:PassedToService': service } });
}

/** AWS makes the role by which a service of its own works when an account first needs it, by the rights of whoever asks. */
export function serviceRole({ partition, accountId }: DeployedPlace, service: string): DeployerStatement {
  const role = `arn:${partition}:iam::${accountId}:role/aws-service-role/${service}/*`;
  return statement(['iam:CreateServiceLinkedRole'], role, { StringEquals: { 'iam:AWSServiceName': service } });
}

/**
 * Records of these domains and no others, in whichever zone they are: AWS knows zones by neither names nor tags.
 * https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/specifying-conditions-route53.html
 */
export function recordsBelow({ partition }: DeployedPlace, domain: string): DeployerStatement {
  return statement(['route53:ChangeResourceRecordSets'], `arn:${partition}:route53:::hostedzone/*`, {
    // Of an empty list all holds; the call takes none.
    'ForAllValues:StringLike': { 'route53:ChangeResourceRecordSetsNormalizedRecordNames': `*.${domain}` },
  });
}
