import { Policy } from '@pulumi/aws/appautoscaling/policy.js';
import { ScheduledAction } from '@pulumi/aws/appautoscaling/scheduledAction.js';
import { Target } from '@pulumi/aws/appautoscaling/target.js';
import { ProvisionedConcurrencyConfig } from '@pulumi/aws/lambda/provisionedConcurrencyConfig.js';
import * as pulumi from '@pulumi/pulumi';
import type { ColdStarts, WorkingHours } from '../../cold-start-settings.ts';

/** A function by its alias: $LATEST cannot have provisioned environments. */
interface Published {
  name: pulumi.Output<string>;
  qualifier: pulumi.Output<string>;
}

type Wanted = Pick<ColdStarts, 'workingHours' | 'upTo' | 'utilisation'> & { provisioned: number };

/** Environments of a published function that are there before anybody asks. */
export class ProvisionedEnvironments extends pulumi.ComponentResource {
  constructor(
    name: string,
    { target, wanted }: { target: Published; wanted: Wanted },
    options?: pulumi.ComponentResourceOptions,
  ) {
    super('playground:infra:ProvisionedEnvironments', name, {}, options);
    const parent = { parent: this };
    const { provisioned, workingHours, upTo, utilisation } = wanted;
    if (!workingHours && upTo === undefined) {
      new ProvisionedConcurrencyConfig(
        name,
        { functionName: target.name, qualifier: target.qualifier, provisionedConcurrentExecutions: provisioned },
        parent,
      );
    } else {
      const scaled = scalable(name, target, wanted, parent);
      if (workingHours) between(name, scaled, wanted, workingHours, parent);
      if (upTo !== undefined) tracking(name, scaled, utilisation, parent);
    }
    this.registerOutputs();
  }
}

interface Scaled {
  serviceNamespace: pulumi.Output<string>;
  resourceId: pulumi.Output<string>;
  scalableDimension: pulumi.Output<string>;
}

function scalable(
  name: string,
  target: Published,
  { provisioned, workingHours, upTo = provisioned }: Wanted,
  options: pulumi.CustomResourceOptions,
): Scaled {
  return new Target(
    name,
    {
      serviceNamespace: 'lambda',
      resourceId: pulumi.interpolate`function:${target.name}:${target.qualifier}`,
      scalableDimension: 'lambda:function:ProvisionedConcurrency',
      // With working hours there are none until the next of them begin.
      minCapacity: workingHours ? 0 : provisioned,
      maxCapacity: workingHours ? 0 : upTo,
    },
    // The schedule changes both, and a deployment in working hours must not take that back.
    { ...options, ...(workingHours && { ignoreChanges: ['minCapacity', 'maxCapacity'] }) },
  );
}

/** From `from` until `until`, on those days, in the clock of that place: also when its summer time begins. */
function between(
  name: string,
  { serviceNamespace, resourceId, scalableDimension }: Scaled,
  { provisioned, upTo = provisioned }: Wanted,
  { from, until, days, timeZone }: WorkingHours,
  options: pulumi.CustomResourceOptions,
): void {
  const at = (what: string, time: string, minCapacity: number, maxCapacity: number, after?: ScheduledAction) =>
    new ScheduledAction(
      `${name}-${what}`,
      {
        serviceNamespace,
        resourceId,
        scalableDimension,
        schedule: cron(time, days),
        timezone: timeZone,
        scalableTargetAction: { minCapacity, maxCapacity },
      },
      // One after the other: the service refuses changes to one target at once.
      { ...options, ...(after && { dependsOn: after }) },
    );
  const begin = at('begin', from, provisioned, upTo);
  at('end', until, 0, 0, begin);
}

function tracking(name: string, scaled: Scaled, utilisation: number, options: pulumi.CustomResourceOptions): void {
  const { serviceNamespace, resourceId, scalableDimension } = scaled;
  new Policy(
    name,
    {
      serviceNamespace,
      resourceId,
      scalableDimension,
      policyType: 'TargetTrackingScaling',
      targetTrackingScalingPolicyConfiguration: {
        targetValue: utilisation,
        predefinedMetricSpecification: { predefinedMetricType: 'LambdaProvisionedConcurrencyUtilization' },
      },
    },
    options,
  );
}

/** Application Auto Scaling's cron has six fields, and a `?` where the other field says which day. */
function cron(time: string, days: string): string {
  const [hours, minutes] = time.split(':').map(Number);
  return `cron(${minutes} ${hours} ? * ${days} *)`;
}
