import type { SSMProvider } from '@aws-lambda-powertools/parameters/ssm';
import { passwordParameterName } from '../provisioner/contract/playground.ts';

/** Reads generated passwords from SSM, each time anew: a destroy removes them. */
export function createPassword(provider: Pick<SSMProvider, 'get'>, prefix: string) {
  return async (playgroundId: string): Promise<string | undefined> => {
    try {
      return await provider.get(passwordParameterName(prefix, playgroundId), { decrypt: true, forceFetch: true });
    } catch (error) {
      // Powertools wraps what the SDK says.
      if (error instanceof Error && error.cause instanceof Error && error.cause.name === 'ParameterNotFound')
        return undefined;
      throw error;
    }
  };
}
