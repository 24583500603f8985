import { DescribeParametersCommand, SSMClient } from '@aws-sdk/client-ssm';
import type { Settings } from '../settings.ts';
import { type Asked, asked, type Finding, good, note, wrong } from './finding.ts';

type TemplateSecrets = Settings['templateSecrets'];

/** SSM looks for so many at once: https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_DescribeParameters.html */
const AT_ONCE = 50;

/** Which of the parameters that the setting names are not there. It takes no right to read them. */
export function readMissing(
  region: string,
  templateSecrets: TemplateSecrets,
  ssm: Pick<SSMClient, 'send' | 'destroy'> = new SSMClient({ region }),
): Promise<Asked<string[]>> {
  return asked(async () => {
    const names = [...new Set(Object.values(templateSecrets))];
    const missing: string[] = [];
    try {
      for (let from = 0; from < names.length; from += AT_ONCE) {
        const some = names.slice(from, from + AT_ONCE);
        const there = await thoseThere(ssm, some);
        missing.push(...some.filter((name) => !there.has(name)));
      }
      return missing;
    } finally {
      ssm.destroy();
    }
  });
}

async function thoseThere(ssm: Pick<SSMClient, 'send'>, Values: string[]): Promise<Set<string>> {
  const asked = { ParameterFilters: [{ Key: 'Name', Option: 'Equals', Values }], MaxResults: AT_ONCE };
  const there = new Set<string>();
  let page: string | undefined;
  do {
    const command = new DescribeParametersCommand({ ...asked, ...(page !== undefined && { NextToken: page }) });
    const { Parameters = [], NextToken } = await ssm.send(command);
    for (const { Name = '' } of Parameters) there.add(Name);
    page = NextToken;
  } while (page !== undefined);
  return there;
}

const PART = 'Template secrets';

/** Pure: whether each secret that templates are to get has a source. Nothing is said where the setting names none. */
export function judgeTemplateSecrets(templateSecrets: TemplateSecrets, missing: Asked<string[]>): Finding[] {
  const names = Object.keys(templateSecrets);
  if (names.length === 0) return [];
  if ('error' in missing) {
    return [note(PART, `SSM could not be asked for them, so they were not looked at: ${missing.error.message}`)];
  }
  const without = names.filter((name) => missing.answer.includes(templateSecrets[name] ?? ''));
  if (without.length === 0) return [good(PART, names.join(', '))];
  const lines = without.map((name) => `${name}: there is no parameter ${templateSecrets[name]} in SSM.`);
  const put = without.map(
    (name) => `aws ssm put-parameter --type SecureString --name ${templateSecrets[name]} --value …`,
  );
  return [wrong(PART, lines.join('\n'), put.join('\n'))];
}
