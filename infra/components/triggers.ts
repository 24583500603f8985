import { EventRule } from '@pulumi/aws/cloudwatch/eventRule.js';
import { EventTarget } from '@pulumi/aws/cloudwatch/eventTarget.js';
import { FunctionEventInvokeConfig } from '@pulumi/aws/lambda/functionEventInvokeConfig.js';
import { Permission } from '@pulumi/aws/lambda/permission.js';
import * as pulumi from '@pulumi/pulumi';
import type { LambdaFunction } from './lambda-function.ts';

/** As EventBridge takes it: `rate(1 minute)`, or what an event looks like. */
export type When = { schedule: string; input?: pulumi.Input<string> } | { event: pulumi.Input<string> };

/** Invokes a function again and again: by the clock, and when something happens. */
export class Triggers extends pulumi.ComponentResource {
  constructor(
    name: string,
    args: { target: LambdaFunction; when: Record<string, When> },
    options?: pulumi.ComponentResourceOptions,
  ) {
    super('playground:infra:Triggers', name, {}, options);
    const { target, when } = args;
    for (const [suffix, one] of Object.entries(when)) this.#trigger(`${name}-${suffix}`, target, one);
    // The next tick comes anyway: retries, or ticks kept for later, would only pile up behind a fault.
    new FunctionEventInvokeConfig(
      name,
      { ...of(target), maximumRetryAttempts: 0, maximumEventAgeInSeconds: 60 },
      { parent: this },
    );
    this.registerOutputs();
  }

  #trigger(name: string, target: LambdaFunction, when: When): void {
    const parent = { parent: this };
    const what = 'schedule' in when ? { scheduleExpression: when.schedule } : { eventPattern: when.event };
    const rule = new EventRule(name, what, parent);
    const permission = new Permission(
      name,
      {
        function: target.name,
        ...(target.qualifier && { qualifier: target.qualifier }),
        action: 'lambda:InvokeFunction',
        principal: 'events.amazonaws.com',
        sourceArn: rule.arn,
      },
      parent,
    );
    const input = 'schedule' in when && when.input !== undefined ? { input: when.input } : {};
    new EventTarget(name, { rule: rule.name, arn: target.invokeArn, ...input }, { ...parent, dependsOn: permission });
  }
}

function of({ name, qualifier }: LambdaFunction) {
  return { functionName: name, ...(qualifier && { qualifier }) };
}

/** Tasks that run or have stopped in a cluster: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs_task_events.html */
export function tasksOf(clusterArn: pulumi.Input<string>): When {
  return {
    event: pulumi.jsonStringify({
      source: ['aws.ecs'],
      'detail-type': ['ECS Task State Change'],
      detail: { clusterArn: [clusterArn], lastStatus: ['RUNNING', 'STOPPED'] },
    }),
  };
}
