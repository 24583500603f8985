import { REGION } from '../../infra/local/emulator/environment.ts';
import type { Switches } from '../../infra/policies/deployer-switches.ts';
import { deployerPolicies } from '../../infra/policies/deployers.ts';
import { iamRole, type RoleCredentials, roleCredentials } from '../support/iam-user.ts';

const ACCOUNT = '000000000000';

/**
 * Of a role that deploys this stage: what its policies do not name is refused, and told as what functions are refused. Of each
 * statement the actions count: the emulator knows few of the resources and conditions, and those are held by test/infra/policies.
 */
export async function deployerCredentials(
  endpoint: string,
  stage: string,
  switches: Switches,
): Promise<RoleCredentials> {
  const place = { partition: 'aws', region: REGION, accountId: ACCOUNT, stage };
  const { preview, deploy } = deployerPolicies(place, switches);
  const Action = [...preview, ...deploy].flatMap(({ Statement }) => Statement.flatMap((statement) => statement.Action));
  const Statement = [{ Effect: 'Allow', Action: [...new Set(Action)], Resource: '*' }];
  const RoleArn = await iamRole(endpoint, `deployer-of-${stage}`, JSON.stringify({ Version: '2012-10-17', Statement }));
  return roleCredentials(endpoint, RoleArn);
}
