import { InvokeCommand, type LambdaClient } from '@aws-sdk/client-lambda';

/** Has the notifier tell something, and waits until it is told. @throws when it is not */
export type Tell = (event: unknown) => Promise<void>;

/** How long one is waited for, in milliseconds. What takes longer goes on, is told again, and nobody sees it twice. */
export const TELL_MS = 20_000;

/** Invoked so that an answer comes: what fails stays in the queue instead of coming into it once more. */
export function createTell(lambda: Pick<LambdaClient, 'send'>, functionName: string): Tell {
  return async (event) => {
    const command = new InvokeCommand({ FunctionName: functionName, Payload: Buffer.from(JSON.stringify(event)) });
    const { FunctionError, Payload } = await lambda.send(command, { abortSignal: AbortSignal.timeout(TELL_MS) });
    if (FunctionError) throw new Error(`telling Slack again: ${Buffer.from(Payload ?? []).toString()}`);
  };
}
