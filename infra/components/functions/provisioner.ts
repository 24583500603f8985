import { RolePolicy } from '@pulumi/aws/iam/rolePolicy.js';
import { FunctionEventInvokeConfig } from '@pulumi/aws/lambda/functionEventInvokeConfig.js';
import { imageOf } from '../../provisioner-settings.ts';
import { type FunctionCode, LambdaFunction, type LambdaFunctionArgs } from '../lambda-function.ts';
import type { OperationTask } from '../operation-task.ts';
import { allow, policyDocument } from '../policy.ts';
import { type ProvisionerParts, provisionerEnvironment, provisionerRights } from './provisioner-environment.ts';
import { PROVISIONER_MEMORY_MIB } from './provisioner-memory.ts';
import { log, QUEUED_FOR_SECONDS, type Shared, zip } from './shared.ts';

/**
 * Makes and removes playgrounds: runs the Pulumi engine.
 * @param task where operations run in one of their own: then the function only starts it, and may do nothing else
 */
export function provisionerFunction(shared: Shared, parts: ProvisionerParts, task?: OperationTask): LambdaFunction {
  const { alertsArn } = parts.topics;
  const { may, ...work } = task ? startsTasks(task) : runsOperations(shared, parts);
  const provisioner = new LambdaFunction('playground-provisioner', {
    ...log('provisioner', shared),
    code: provisionerCode(shared),
    description: 'Makes and removes playgrounds',
    ...work,
    // The alerts topic is where Lambda, in this role's name, reports an invocation that broke.
    may: [...may, allow('sns:Publish', alertsArn)],
  });
  if (!task) mayInvokeItself(provisioner);
  // No retries: one would meet the crashed attempt's live lease, end well, and swallow the report. Recovery is the
  // sweeper's work. What Lambda throttled still waits in its queue.
  new FunctionEventInvokeConfig(
    'playground-provisioner',
    {
      functionName: provisioner.name,
      maximumRetryAttempts: 0,
      maximumEventAgeInSeconds: QUEUED_FOR_SECONDS,
      destinationConfig: { onFailure: { destination: alertsArn } },
    },
    { parent: provisioner },
  );
  return provisioner;
}

/** To go on with an operation that one run does not end. Apart, because a role comes before its function has an ARN. */
function mayInvokeItself(provisioner: LambdaFunction): void {
  new RolePolicy(
    'playground-provisioner-goes-on',
    { role: provisioner.roleId, policy: policyDocument([allow('lambda:InvokeFunction', provisioner.arn)]) },
    { parent: provisioner },
  );
}

type Work = Pick<
  LambdaFunctionArgs,
  'memoryMiB' | 'timeoutSeconds' | 'reservedConcurrency' | 'temporaryDiskMiB' | 'environment' | 'may'
>;

function runsOperations(shared: Shared, parts: ProvisionerParts): Work {
  const { operationsCountedBy, operationsAtOnce } = shared.settings;
  return {
    memoryMiB: PROVISIONER_MEMORY_MIB,
    // What needs longer goes on in another invocation.
    timeoutSeconds: shared.settings.timing.limitSeconds,
    reservedConcurrency: operationsCountedBy === 'lambda' ? operationsAtOnce : undefined,
    // Work folder, PULUMI_HOME, logs.
    temporaryDiskMiB: 1024,
    environment: provisionerEnvironment(shared, parts),
    may: provisionerRights(shared, parts),
  };
}

function startsTasks(task: OperationTask): Work {
  return {
    memoryMiB: 512,
    timeoutSeconds: 60,
    environment: { OPERATION_TASK: task.description },
    may: task.mayBeStarted,
  };
}

function provisionerCode(shared: Shared): FunctionCode {
  const { provisioner, architecture } = shared.settings;
  return provisioner.package === 'image'
    ? { package: 'image', imageUri: imageOf(provisioner), architecture }
    : zip('provisioner', shared);
}
