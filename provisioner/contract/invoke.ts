import { InvokeCommand, type LambdaClient } from '@aws-sdk/client-lambda';
import type { ProvisionerEvent } from './operation.ts';

/** Starts the provisioner on an operation. Rejects when it is not known to have been accepted. A signal ends the waiting. */
export type Invoke = (operationId: string, signal?: AbortSignal) => Promise<void>;

/** An Event invoke: Lambda queues it and answers 202; the payload is the id and nothing else, because the row is the truth. */
export function createInvoke(client: Pick<LambdaClient, 'send'>, functionName: string): Invoke {
  return async (operationId, signal) => {
    const payload: ProvisionerEvent = { operationId };
    const command = new InvokeCommand({
      FunctionName: functionName,
      InvocationType: 'Event',
      Payload: Buffer.from(JSON.stringify(payload)),
    });
    const { StatusCode } = await client.send(command, signal && { abortSignal: signal });
    if (StatusCode !== 202)
      throw new Error(`invoking ${functionName} for ${operationId}: status ${StatusCode}, not 202`);
  };
}
