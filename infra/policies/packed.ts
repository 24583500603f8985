import type { DeployerStatement } from './deployer-statement.ts';

/** IAM's own form. */
export interface DeployerPolicy {
  Version: '2012-10-17';
  Statement: DeployerStatement[];
}

/** Characters of a managed policy, white space left out: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html */
const LONGEST = 6144;

/** Pure: as few policies as take all statements in turn, each short enough for AWS. */
export function packed(statements: readonly DeployerStatement[]): DeployerPolicy[] {
  const policies: DeployerPolicy[] = [];
  for (const statement of statements) {
    const room = policies.find((policy) => length(withOne(policy, statement)) <= LONGEST);
    if (room) room.Statement.push(statement);
    else policies.push({ Version: '2012-10-17', Statement: [statement] });
  }
  return policies;
}

function withOne({ Version, Statement }: DeployerPolicy, statement: DeployerStatement): DeployerPolicy {
  return { Version, Statement: [...Statement, statement] };
}

function length(policy: DeployerPolicy): number {
  return JSON.stringify(policy).length;
}
