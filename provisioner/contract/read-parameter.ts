import { GetParameterCommand, type SSMClient } from '@aws-sdk/client-ssm';

/** A parameter of SSM, decrypted, each time anew. Rejects with SSM's errors, such as ParameterNotFound. */
export type ReadParameter = (name: string) => Promise<string | undefined>;

/** Reads whatever parameter the function's role may read. */
export function readParameters(client: Pick<SSMClient, 'send'>): ReadParameter {
  return async (Name) => (await client.send(new GetParameterCommand({ Name, WithDecryption: true }))).Parameter?.Value;
}
