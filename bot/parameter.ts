import type { SSMProvider } from '@aws-lambda-powertools/parameters/ssm';
import { shared } from './shared.ts';

/** How long a secret is used before it is read again, in seconds: a rotated one is known to all within this time. */
const MAX_AGE_SECONDS = 900;

/** A SecureString of SSM, decrypted and kept for a quarter of an hour. */
export function createParameter(provider: Pick<SSMProvider, 'get'>, name: string): () => Promise<string> {
  return shared(async () => {
    const value = await provider.get(name, { decrypt: true, maxAge: MAX_AGE_SECONDS });
    if (!value) throw new Error(`reading ${name} from SSM: it is empty or not there; deploy puts it there`);
    return value;
  });
}
