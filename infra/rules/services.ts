import type { Statement } from '../components/policy.ts';
import { KEYS, statementsIn } from './policies.ts';
import type { Rule } from './rule.ts';

/** Keys that say for whom a service of AWS acts: it serves every account. */
const ON_BEHALF_OF = ['aws:SourceAccount', 'aws:SourceArn'];
/** It takes a role on for functions of the role's own account only. */
const OWN_ACCOUNT_ONLY = 'lambda.amazonaws.com';
/** EventBridge does not tell SNS for whom it publishes: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-use-resource-based.html#eb-sns-permissions */
const CANNOT_SAY = { service: 'events.amazonaws.com', action: 'sns:Publish' };

export const noBorrowedServices: Rule = {
  name: 'no service of AWS is let in without saying on whose behalf',
  broken({ type, inputs }) {
    if (type === 'aws:lambda/permission:Permission') {
      const { principal, sourceArn, sourceAccount } = inputs;
      const unbound = /\.amazonaws\./.test(String(principal)) && sourceArn === undefined && sourceAccount === undefined;
      return unbound ? `lets ${principal} in for anybody` : undefined;
    }
    const unbound = KEYS.flatMap((key) =>
      (statementsIn(inputs[key]) ?? []).filter((statement) => isUnbound(statement, key)).map(servicesOf),
    ).flat();
    return unbound.length === 0 ? undefined : `lets ${unbound.join(', ')} in for anybody`;
  },
};

function isUnbound(statement: Statement, key: string): boolean {
  const publishes = [statement.Action].flat().every((action) => action === CANNOT_SAY.action);
  const services = servicesOf(statement)
    .filter((one) => key !== 'assumeRolePolicy' || one !== OWN_ACCOUNT_ONLY)
    .filter((one) => !publishes || one !== CANNOT_SAY.service);
  const conditions = Object.values(statement.Condition ?? {}).flatMap((keys) => Object.keys(keys));
  return statement.Effect === 'Allow' && services.length > 0 && !ON_BEHALF_OF.some((each) => conditions.includes(each));
}

function servicesOf({ Principal: principal }: Statement): string[] {
  return typeof principal === 'object' ? [principal['Service'] ?? []].flat().map(String) : [];
}
