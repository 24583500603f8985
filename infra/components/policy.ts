import * as pulumi from '@pulumi/pulumi';

type Texts = pulumi.Input<string> | pulumi.Input<string>[];

/** One statement of an IAM policy. Values may come from resources that do not exist yet. */
export interface Statement {
  Effect: 'Allow' | 'Deny';
  Action: string | string[];
  Resource?: Texts;
  Principal?: '*' | Record<string, pulumi.Input<string>>;
  Condition?: Record<string, Record<string, Texts>>;
}

export function allow(actions: string | string[], resources: Texts, condition?: Statement['Condition']): Statement {
  return { Effect: 'Allow', Action: actions, Resource: resources, ...(condition && { Condition: condition }) };
}

export function policyDocument(statements: Statement[]): pulumi.Output<string> {
  return pulumi.jsonStringify({ Version: '2012-10-17', Statement: statements });
}

/** Who may take a role on: one AWS service. */
export function trustedBy(service: string, condition?: Statement['Condition']): pulumi.Output<string> {
  return policyDocument([
    {
      Effect: 'Allow',
      Action: 'sts:AssumeRole',
      Principal: { Service: service },
      ...(condition && { Condition: condition }),
    },
  ]);
}
