import type { Statement } from '../../../infra/components/policy.ts';
import type { DeployerStatement } from '../../../infra/policies/deployer-statement.ts';
import { deployerPolicies } from '../../../infra/policies/deployers.ts';
import { parseSettings, type SettingsInput } from '../../../infra/settings.ts';
import { type Act, isAllowed } from '../../support/iam-simulator.ts';
import { LOAD_BALANCER, settings } from '../recorded-program.ts';
import { ACCOUNT } from './real-arns.ts';

export const PLACE = { partition: 'aws', region: 'eu-north-1', accountId: ACCOUNT, stage: 'prod' };
/** Every switch that a default stage has none of. */
export const SWITCHED = {
  ...LOAD_BALANCER,
  ingress: 'http-api',
  provisioner: { package: 'image', imageUri: 'image', runOn: 'fargate' },
  coldStarts: { keepWarm: true, provisioned: 1, upTo: 2, workingHours: { from: '08:00', until: '18:00' } },
} as const;
/** Of the role that deploys: those of the one that previews, and its own. */
export const policies = (given: Partial<SettingsInput> = {}, place = PLACE) => {
  const { preview, deploy } = deployerPolicies(place, parseSettings(settings(given)));
  return [...preview, ...deploy];
};
export const statementsOf = (given: Partial<SettingsInput> = {}) =>
  policies(given).flatMap((policy) => policy.Statement);
export const previewOf = (given: Partial<SettingsInput> = {}) =>
  deployerPolicies(PLACE, parseSettings(settings(given))).preview.flatMap((policy) => policy.Statement);
export const preview = previewOf();
export const all = statementsOf();
export const switched = statementsOf(SWITCHED);
export const STAGE = 'playground-bot:stage';
export const OF_STAGE = { [`aws:ResourceTag/${STAGE}`]: 'prod' };
export const OF_ANOTHER = { [`aws:ResourceTag/${STAGE}`]: 'dev' };
export const ASKED = { [`aws:RequestTag/${STAGE}`]: 'prod' };
export const RECORDS = 'route53:ChangeResourceRecordSetsNormalizedRecordNames';
export const ZONE_ARN = 'arn:aws:route53:::hostedzone/Z0';
export const may = (
  statements: DeployerStatement[],
  action: string,
  resource: string,
  context: Act['context'] = {},
): boolean => isAllowed(statements as Statement[], { action, resource, context });
