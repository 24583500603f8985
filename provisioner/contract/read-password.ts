import { ParameterNotFound } from '@aws-sdk/client-ssm';
import { passwordParameterName } from './playground.ts';
import type { ReadParameter } from './read-parameter.ts';

/**
 * Reads generated passwords from SSM, each time anew: a destroy removes them, and then there is none.
 * @param prefix of the names of their parameters
 */
export function createPassword(read: ReadParameter, prefix: string) {
  return async (playgroundId: string): Promise<string | undefined> => {
    try {
      return await read(passwordParameterName(prefix, playgroundId));
    } catch (error) {
      if (error instanceof ParameterNotFound) return undefined;
      throw error;
    }
  };
}
