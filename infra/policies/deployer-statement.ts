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

/** What of a stage has a name: Pulumi's end with the stage and seven hex digits. */
export function namePattern({ stage }: DeployedPlace): string {
  return `playground*-${stage}-???????`;
}
