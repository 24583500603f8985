import { randomBytes } from 'node:crypto';
import {
  DeleteParameterCommand,
  GetParameterCommand,
  ParameterAlreadyExists,
  ParameterNotFound,
  PutParameterCommand,
  type SSMClient,
} from '@aws-sdk/client-ssm';
import type { Site } from '../config.ts';
import { PASSWORD_MARK } from '../contract/password.ts';
import { passwordParameterName } from '../contract/playground.ts';
import { type Tagged, tagList } from './tags.ts';

// 144 bits and no padding; URL-safe, because people paste it into addresses and shells.
const PASSWORD_BYTES = 18;

export function generatePassword(): string {
  return `${PASSWORD_MARK}${randomBytes(PASSWORD_BYTES).toString('base64url')}`;
}

/** One generated password per playground generation, kept in SSM as a SecureString and nowhere else. */
export interface Credentials {
  /** Makes the password if there is none and returns the one that counts; given to callers only to be redacted. */
  ensure(playground: Tagged): Promise<string>;
  /** Succeeds when there is none. */
  remove(playgroundId: string): Promise<void>;
}

/** Credentials in SSM, one parameter per playground below the prefix. @param generate makes a password that there is not yet */
export function ssmCredentials(
  ssm: Pick<SSMClient, 'send'>,
  { credentialsPrefix: prefix, tag }: Pick<Site, 'credentialsPrefix' | 'tag'>,
  generate: () => string = generatePassword,
): Credentials {
  return {
    async ensure(playground) {
      const Name = passwordParameterName(prefix, playground.id);
      const made = { Value: generate(), Type: 'SecureString' as const, Tags: tagList(playground, tag) };
      try {
        await ssm.send(new PutParameterCommand({ Name, ...made, Overwrite: false }));
      } catch (error) {
        if (!(error instanceof ParameterAlreadyExists)) throw error;
      }
      // Read even after a put of our own: two attempts may race, and the container gets what SSM holds.
      const { Parameter } = await ssm.send(new GetParameterCommand({ Name, WithDecryption: true }));
      if (!Parameter?.Value) throw new Error(`reading ${Name}: SSM returned no value`);
      return Parameter.Value;
    },
    async remove(playgroundId) {
      try {
        await ssm.send(new DeleteParameterCommand({ Name: passwordParameterName(prefix, playgroundId) }));
      } catch (error) {
        if (!(error instanceof ParameterNotFound)) throw error;
      }
    },
  };
}
