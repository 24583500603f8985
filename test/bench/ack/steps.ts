import { type CloudWatchLogsClient, paginateFilterLogEvents } from '@aws-sdk/client-cloudwatch-logs';
import { GetFunctionConfigurationCommand, type LambdaClient } from '@aws-sdk/client-lambda';
import { readStep } from '../../../infra/local/observer/steps.ts';
import type { Step } from '../../../provisioner/contract/step.ts';

/** What the bot itself says that its calls to AWS took, in milliseconds. */
export type AckSteps = Record<Extract<Step, 'claim' | 'invoke'>, number[]>;

/**
 * Reads the bot's log.
 * @param since epoch milliseconds
 */
export async function ackSteps(
  { lambda, logs }: { lambda: LambdaClient; logs: CloudWatchLogsClient },
  FunctionName: string,
  since: number,
): Promise<AckSteps> {
  const { LoggingConfig } = await lambda.send(new GetFunctionConfigurationCommand({ FunctionName }));
  const logGroupName = LoggingConfig?.LogGroup ?? `/aws/lambda/${FunctionName}`;
  const query = { logGroupName, filterPattern: '"A step ended."', startTime: since };
  const steps: AckSteps = { claim: [], invoke: [] };
  for await (const { events = [] } of paginateFilterLogEvents({ client: logs }, query)) {
    for (const { message = '' } of events) {
      const { step, ms } = readStep(message.trim())?.step ?? {};
      if (ms !== undefined && (step === 'claim' || step === 'invoke')) steps[step].push(ms);
    }
  }
  return steps;
}
