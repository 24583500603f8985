import type { Statement } from '../../../infra/components/policy.ts';
import { type RecordedProgram, statements } from '../recorded-program.ts';

/** The ARNs that a recording gives to resources, in the form that AWS gives them. */
const FORMS: Record<string, (name: string) => string> = {
  Bucket: (name) => `arn:aws:s3:::${name}`,
  Cluster: (name) => `${OURS('ecs')}:cluster/${name}`,
  Function: (name) => `${OURS('lambda')}:function:${name}`,
  Listener: (name) => `${OURS('elasticloadbalancing')}:listener/app/${name}/0a1b/2c3d`,
  LogGroup: (name) => `${OURS('logs')}:log-group:${name}`,
  Queue: (name) => `${OURS('sqs')}:${name}`,
  Role: (name) => `arn:aws:iam::${ACCOUNT}:role/${name}`,
  Table: (name) => `${OURS('dynamodb')}:table/${name}`,
  TaskDefinition: (name) => `${OURS('ecs')}:task-definition/${name}:1`,
  Topic: (name) => `${OURS('sns')}:${name}`,
  Vpc: (name) => `${OURS('ec2')}:vpc/${name}`,
};
export const ACCOUNT = '111122223333';
/** Region and account of the recording, behind a service. */
export const OURS = (service: string) => `arn:aws:${service}:eu-north-1:${ACCOUNT}`;

export function realArns(text: string): string {
  return text.replace(
    /arn:aws:\w+:eu-north-1:111122223333:([A-Z]\w+)\/([\w-]+)/g,
    (found, kind: string, name: string) => {
      const form = FORMS[kind];
      if (!form) throw new Error(`${found}: say in FORMS how AWS writes the ARN of a ${kind}`);
      return form(name);
    },
  );
}

/** Role → what its policy says. */
export function policiesOf(program: RecordedProgram): Map<string, Statement[]> {
  return new Map(
    program
      .ofType('aws:iam/rolePolicy:RolePolicy')
      .map(({ name, inputs }) => [name, statements(realArns(inputs.policy))] as const),
  );
}
