import { type Asked, type Finding, good, note, wrong } from './finding.ts';
import type { Vpcs } from './quotas.ts';

const PART = 'VPC quota';

/** Pure: whether there is room for the network of a stage, which has one of its own. */
export function judgeVpcQuota(quota: Asked<number>, vpcs: Asked<Vpcs>, region: string): Finding {
  if ('error' in vpcs) return note(PART, `not seen: ${vpcs.error.message}`);
  const { all, ours } = vpcs.answer;
  if (ours) return good(PART, 'not needed: this stage has its network');
  if ('error' in quota)
    return note(PART, `${all} VPCs are there; how many may be was not seen: ${quota.error.message}`);
  if (all < quota.answer) return good(PART, `${all} of ${quota.answer} VPCs in ${region}`);
  return wrong(
    PART,
    `all ${quota.answer} VPCs that ${region} may have are there, and a stage needs one.`,
    `Remove one, or \`aws service-quotas request-service-quota-increase --service-code vpc --quota-code L-F678F1CE --region ${region} --desired-value ${quota.answer + 5}\``,
  );
}
