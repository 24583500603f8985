import { GetParametersCommand, SSMClient } from '@aws-sdk/client-ssm';
import { parameterPrefix, SECRET_VARIABLES, secretNames } from '../secrets.ts';
import { judgeToken, judgeTokenShape, readToken, type TokenNeeds } from './bot-token.ts';
import { type Asked, asked, type Finding, note, wrong } from './finding.ts';
import { judgeSigningSecret } from './signing-secret.ts';

type SecretKey = keyof typeof SECRET_VARIABLES;

/** The values of the app's secrets that a deployment would have, and where each is from, in words. */
export type Secrets = Partial<Record<SecretKey, { value: string; from: string }>>;

const KEYS = Object.keys(SECRET_VARIABLES) as SecretKey[];
const PARTS: Record<SecretKey, string> = { signingSecret: 'Slack signing secret', botToken: 'Slack bot token' };

/** What the environment gives, and of the rest what is in SSM. */
export function readSecrets(stage: string, region: string, env: NodeJS.ProcessEnv): Promise<Asked<Secrets>> {
  return asked(async () => {
    const given = givenSecrets(env);
    const names = secretNames(parameterPrefix(stage));
    const wanted = KEYS.filter((key) => !given[key]);
    if (wanted.length === 0) return given;
    const ssm = new SSMClient({ region });
    try {
      const ask = new GetParametersCommand({ Names: wanted.map((key) => names[key]), WithDecryption: true });
      const { Parameters = [] } = await ssm.send(ask);
      const there = wanted.flatMap((key) => {
        const value = Parameters.find(({ Name }) => Name === names[key])?.Value;
        return value === undefined ? [] : [[key, { value, from: `in SSM (${names[key]})` }] as const];
      });
      return { ...given, ...Object.fromEntries(there) };
    } finally {
      ssm.destroy();
    }
  });
}

export function givenSecrets(env: NodeJS.ProcessEnv): Secrets {
  const given = KEYS.flatMap((key) => {
    const value = env[SECRET_VARIABLES[key]]?.trim();
    return value ? [[key, { value, from: `in ${SECRET_VARIABLES[key]}` }] as const] : [];
  });
  return Object.fromEntries(given);
}

/**
 * What there is to say of both secrets; Slack itself is asked about the token.
 * @param rest `elsewhere`: SSM was not asked, so that what is not given may be there
 */
export async function checkSecrets(
  secrets: Asked<Secrets>,
  needs: Omit<TokenNeeds, 'from'> & { apiUrl: string },
  rest: 'nowhere' | 'elsewhere' = 'nowhere',
): Promise<Finding[]> {
  if ('error' in secrets) {
    const text = `SSM could not be asked for it, so it was not looked at: ${secrets.error.message}`;
    return KEYS.map((key) => note(PARTS[key], text));
  }
  const { signingSecret, botToken } = secrets.answer;
  return [
    signingSecret ? judgeSigningSecret(signingSecret.value, signingSecret.from) : missing('signingSecret', rest),
    botToken ? await checkToken(botToken, needs) : missing('botToken', rest),
  ];
}

async function checkToken(
  { value, from }: { value: string; from: string },
  { apiUrl, ...needs }: Omit<TokenNeeds, 'from'> & { apiUrl: string },
): Promise<Finding> {
  return judgeTokenShape(value, from) ?? judgeToken(await readToken(apiUrl, value), { ...needs, from });
}

function missing(key: SecretKey, rest: 'nowhere' | 'elsewhere'): Finding {
  if (rest === 'elsewhere') return note(PARTS[key], 'not given; whether it is in SSM was not seen.');
  return wrong(
    PARTS[key],
    'neither given nor in SSM.',
    `Give it in ${SECRET_VARIABLES[key]}. Where there is no app yet, make one from infra/slack-manifest.json.`,
  );
}
