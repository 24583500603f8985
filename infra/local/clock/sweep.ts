import { InvokeCommand, type LambdaClient } from '@aws-sdk/client-lambda';

/** Sweeps now, as the schedule does each minute. @throws when the sweep ended with an error */
export async function sweepNow(client: LambdaClient, functionName: string): Promise<void> {
  const answer = await client.send(new InvokeCommand({ FunctionName: functionName }));
  if (answer.FunctionError) throw new Error(`sweeping: ${Buffer.from(answer.Payload ?? []).toString()}`);
}
