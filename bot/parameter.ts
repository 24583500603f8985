import { GetParameterCommand, type SSMClient } from '@aws-sdk/client-ssm';
import { shared } from './shared.ts';

/** How long a secret is used before it is read again, in milliseconds: a rotated one is known to all within this time. */
const MAX_AGE_MS = 15 * 60 * 1000;

/** A parameter of SSM, decrypted, each time anew. Rejects with SSM's errors, such as ParameterNotFound. */
export type ReadParameter = (name: string) => Promise<string | undefined>;

/** @param refused what somebody would not take: where that is what is kept, the secret is read anew */
export type Secret = (refused?: string) => Promise<string>;

export function readParameters(client: Pick<SSMClient, 'send'>): ReadParameter {
  return async (Name) => (await client.send(new GetParameterCommand({ Name, WithDecryption: true }))).Parameter?.Value;
}

/** A SecureString of SSM, kept for a quarter of an hour. @param clock epoch milliseconds */
export function createParameter(read: ReadParameter, name: string, clock: () => number = Date.now): Secret {
  let kept: { value: string; until: number } | undefined;
  const anew = shared(async () => {
    const value = await read(name);
    if (!value) throw new Error(`reading ${name} from SSM: it is empty or not there; deploy puts it there`);
    kept = { value, until: clock() + MAX_AGE_MS };
    return value;
  });
  return async (refused) => {
    const value = kept && clock() < kept.until ? kept.value : await anew();
    return value === refused ? anew() : value;
  };
}
