import * as z from 'zod';
import { jsonText } from '../../provisioner/contract/json-text.ts';
import { requestConfig, requestEnvironment } from '../environment.ts';
import { iamCallersSchema } from './caller.ts';

const schema = z.object({
  ...requestEnvironment,
  /** How callers say who they are: by AWS's signature, which the function URL checks, or by a token. */
  AUTHENTICATION: z.enum(['iam', 'token']),
  CALLERS: z._default(jsonText(iamCallersSchema), []),
  /** SSM path of the playgrounds' passwords; absent where nobody may be told them. */
  CREDENTIALS_PREFIX: z.string().min(1).optional(),
});

/** The API's environment. Every fault is named in the one error. */
export function parseConfig(env: Readonly<Record<string, string | undefined>>) {
  const { data, error } = schema.safeParse(env);
  if (error) throw new Error(`The API's environment is not complete:\n${z.prettifyError(error)}`);
  return {
    ...requestConfig(data),
    authentication: data.AUTHENTICATION,
    callers: data.CALLERS,
    credentialsPrefix: data.CREDENTIALS_PREFIX,
  };
}
