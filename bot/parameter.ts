import type { SSMProvider } from '@aws-lambda-powertools/parameters/ssm';
import { shared } from './shared.ts';

/** How long a secret is used before it is read again, in seconds: a rotated one is known to all within this time. */
const MAX_AGE_SECONDS = 900;

/** @param refused what somebody would not take: where that is what is kept, the secret is read anew */
export type Secret = (refused?: string) => Promise<string>;

/** A SecureString of SSM, decrypted and kept for a quarter of an hour. */
export function createParameter(provider: Pick<SSMProvider, 'get'>, name: string): Secret {
  const reading = (options: { maxAge: number; forceFetch?: boolean }) =>
    shared(async () => {
      const value = await provider.get(name, { decrypt: true, ...options });
      if (!value) throw new Error(`reading ${name} from SSM: it is empty or not there; deploy puts it there`);
      return value;
    });
  const kept = reading({ maxAge: MAX_AGE_SECONDS });
  const anew = reading({ maxAge: MAX_AGE_SECONDS, forceFetch: true });
  return async (refused) => {
    const value = await kept();
    return value === refused ? anew() : value;
  };
}
