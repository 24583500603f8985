import {
  DeleteFunctionConcurrencyCommand,
  GetFunctionConcurrencyCommand,
  type LambdaClient,
  PutFunctionConcurrencyCommand,
} from '@aws-sdk/client-lambda';

/**
 * Lets no more requests in, so that nobody makes what is being removed: functions that may not run at all answer 429.
 * @returns what opens them again as they were
 */
export async function closeDoors(
  lambda: Pick<LambdaClient, 'send'>,
  functionNames: readonly string[],
): Promise<() => Promise<void>> {
  const before: { FunctionName: string; reserved: number | undefined }[] = [];
  for (const FunctionName of functionNames) {
    const { ReservedConcurrentExecutions: reserved } = await lambda.send(
      new GetFunctionConcurrencyCommand({ FunctionName }),
    );
    before.push({ FunctionName, reserved });
    await lambda.send(new PutFunctionConcurrencyCommand({ FunctionName, ReservedConcurrentExecutions: 0 }));
  }
  return async () => {
    for (const { FunctionName, reserved } of before) {
      // Without one is how a door was that an interrupted removal closed, too.
      if (!reserved) await lambda.send(new DeleteFunctionConcurrencyCommand({ FunctionName }));
      else {
        await lambda.send(new PutFunctionConcurrencyCommand({ FunctionName, ReservedConcurrentExecutions: reserved }));
      }
    }
  };
}
