import { type Asked, type Finding, good, note, wrong } from './finding.ts';

const PART = 'Fargate quota';
const CPU_UNITS = 1024;

export interface FargateNeeds {
  /** CPU units (1024 = one vCPU) of each template. */
  templates: readonly { name: string; cpu: number }[];
  defaultTemplate: string;
  /** The setting. */
  maxPlaygrounds: number;
  region: string;
}

/** Pure: whether the vCPUs that an account may have on Fargate are enough for its playgrounds. */
export function judgeFargateQuota(
  vcpus: Asked<number>,
  { templates, defaultTemplate, maxPlaygrounds, region }: FargateNeeds,
): Finding {
  if ('error' in vcpus) return note(PART, `not seen: ${vcpus.error.message}`);
  const limit = vcpus.answer;
  const more = `\`aws service-quotas request-service-quota-increase --service-code fargate --quota-code L-3032A538 --region ${region} --desired-value N\``;
  const tooLarge = templates.filter(({ cpu }) => cpu / CPU_UNITS > limit).map(({ name }) => name);
  if (tooLarge.length > 0) {
    return wrong(PART, `${limit} vCPUs at once in ${region}: not one playground of ${tooLarge.join(', ')} fits.`, more);
  }
  const usual = templates.find(({ name }) => name === defaultTemplate);
  const fit = usual === undefined ? maxPlaygrounds : Math.floor((limit * CPU_UNITS) / usual.cpu);
  const said = `${limit} vCPUs at once in ${region}`;
  if (fit >= maxPlaygrounds)
    return good(PART, `${said}, enough for ${maxPlaygrounds} playgrounds of ${defaultTemplate}`);
  return note(
    PART,
    `${said}: ${fit} playgrounds of ${defaultTemplate} at once, and maxPlaygrounds is ${maxPlaygrounds}; those beyond wait for a place.`,
    more,
  );
}
