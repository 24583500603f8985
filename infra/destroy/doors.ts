import {
  DeleteFunctionConcurrencyCommand,
  GetFunctionConcurrencyCommand,
  InvalidParameterValueException,
  type LambdaClient,
  PutFunctionConcurrencyCommand,
} from '@aws-sdk/client-lambda';
import type { InfraOutputs } from '../outputs.ts';
import type { Settings } from '../settings.ts';

type Lambda = Pick<LambdaClient, 'send'>;

/** A function that takes requests, and what is reserved for it by the settings. */
export interface Door {
  functionName: string;
  reserved: number | undefined;
}

/** The functions by which requests come in. */
export function doorsOf(outputs: InfraOutputs, settings?: Settings): Door[] {
  const { botFunctionName, apiFunctionName, apiTokenFunctionName } = outputs;
  const apis = [apiFunctionName, apiTokenFunctionName].filter((name) => name !== undefined);
  return [
    { functionName: botFunctionName, reserved: settings?.botReservedConcurrency },
    ...apis.map((functionName) => ({ functionName, reserved: settings?.apiReservedConcurrency })),
  ];
}

/**
 * Lets no more requests in, so that nobody makes what is being removed: functions that may not run at all answer 429. One
 * that is kept warm by provisioned concurrency cannot be closed, which is said.
 * @returns what opens them again as they were
 */
export async function closeDoors(
  lambda: Lambda,
  doors: readonly Pick<Door, 'functionName'>[],
  say: (line: string) => void,
): Promise<() => Promise<void>> {
  const before: { FunctionName: string; reserved: number | undefined }[] = [];
  for (const { functionName: FunctionName } of doors) {
    const { ReservedConcurrentExecutions: reserved } = await lambda.send(
      new GetFunctionConcurrencyCommand({ FunctionName }),
    );
    if (await close(FunctionName)) before.push({ FunctionName, reserved });
    else say(`${FunctionName} is kept warm, and so goes on taking requests: nobody should make a playground now.`);
  }

  async function close(FunctionName: string): Promise<boolean> {
    try {
      await lambda.send(new PutFunctionConcurrencyCommand({ FunctionName, ReservedConcurrentExecutions: 0 }));
      return true;
    } catch (error) {
      if (error instanceof InvalidParameterValueException) return false;
      throw error;
    }
  }

  return async () => {
    for (const { FunctionName, reserved } of before) await open(lambda, FunctionName, reserved);
  };
}

/** Opens what a removal closed that was broken off: the engine does not see it, because no program said it. */
export async function openClosed(lambda: Lambda, doors: readonly Door[]): Promise<void> {
  for (const { functionName: FunctionName, reserved } of doors) {
    const now = await lambda.send(new GetFunctionConcurrencyCommand({ FunctionName }));
    if (now.ReservedConcurrentExecutions === 0) await open(lambda, FunctionName, reserved);
  }
}

async function open(lambda: Lambda, FunctionName: string, reserved: number | undefined): Promise<void> {
  // None is also how one was that had been closed before.
  if (!reserved) await lambda.send(new DeleteFunctionConcurrencyCommand({ FunctionName }));
  else await lambda.send(new PutFunctionConcurrencyCommand({ FunctionName, ReservedConcurrentExecutions: reserved }));
}
