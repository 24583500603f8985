import { randomBytes } from 'node:crypto';
import { GetParametersCommand, ParameterAlreadyExists, PutParameterCommand, type SSMClient } from '@aws-sdk/client-ssm';

/** Names of the SSM parameters (SecureStrings) of one deployment. */
export interface SecretNames {
  signingSecret: string;
  botToken: string;
  /** Encrypts the secrets in the playgrounds' Pulumi state. */
  passphrase: string;
}

export interface GivenSecrets {
  signingSecret?: string | undefined;
  botToken?: string | undefined;
}

/** Where one deployment keeps its parameters. */
export function parameterPrefix(stackName: string): string {
  return `/playground-bot/${stackName}`;
}

export function secretNames(prefix: string): SecretNames {
  return {
    signingSecret: `${prefix}/signing-secret`,
    botToken: `${prefix}/bot-token`,
    passphrase: `${prefix}/passphrase`,
  };
}

/** Whoever deploys by hand gives the secrets in these, so that they are in no file and no command line. */
export const SECRET_VARIABLES = { signingSecret: 'SLACK_SIGNING_SECRET', botToken: 'SLACK_BOT_TOKEN' } as const;

/**
 * Sees to it that the secrets are in SSM before the stack is deployed, so that no stack holds one: infra knows only their
 * names. One that is given takes the place of what is there; the passphrase stays, because a new one would lock every
 * playground's state.
 * @param prefix from parameterPrefix
 * @returns the names, and which of them were made or replaced by this call
 * @throws when Slack's secrets are neither there nor given; the message names all that are missing
 */
export async function ensureSecrets(
  ssm: Pick<SSMClient, 'send'>,
  prefix: string,
  given: GivenSecrets,
): Promise<{ names: SecretNames; made: string[]; replaced: string[] }> {
  const names = secretNames(prefix);
  const there = await existing(ssm, Object.values(names));
  const missing = GIVEN.filter((key) => !there.has(names[key]) && !given[key]);
  if (missing.length > 0) {
    const lines = missing.map((key) => `- ${names[key]}: give it in ${SECRET_VARIABLES[key]}`);
    throw new Error(`Secrets of the Slack app are not in SSM yet and were not given:\n${lines.join('\n')}`);
  }
  const wanted = { ...given, passphrase: randomBytes(32).toString('base64url') };
  const [made, replaced]: [string[], string[]] = [[], []];
  for (const key of [...GIVEN, 'passphrase'] as const) {
    const [name, value] = [names[key], wanted[key]];
    const old = there.get(name);
    if (value === undefined || old === value || (old !== undefined && key === 'passphrase')) continue;
    if (old !== undefined) {
      await ssm.send(new PutParameterCommand({ Name: name, Value: value, Type: 'SecureString', Overwrite: true }));
      replaced.push(name);
    } else if (await putNew(ssm, name, value)) made.push(name);
  }
  return { names, made, replaced };
}

const GIVEN = ['signingSecret', 'botToken'] as const;

/** @returns name → value of those that are there */
async function existing(ssm: Pick<SSMClient, 'send'>, names: string[]): Promise<Map<string, string>> {
  const { Parameters = [] } = await ssm.send(new GetParametersCommand({ Names: names, WithDecryption: true }));
  return new Map(Parameters.map(({ Name = '', Value = '' }) => [Name, Value]));
}

/** @returns false when somebody else was first; theirs is as good as ours. */
async function putNew(ssm: Pick<SSMClient, 'send'>, name: string, value: string): Promise<boolean> {
  try {
    await ssm.send(new PutParameterCommand({ Name: name, Value: value, Type: 'SecureString', Overwrite: false }));
    return true;
  } catch (error) {
    if (error instanceof ParameterAlreadyExists) return false;
    throw error;
  }
}
