import { EventRule } from '@pulumi/aws/cloudwatch/eventRule.js';
import { EventTarget } from '@pulumi/aws/cloudwatch/eventTarget.js';
import { FunctionEventInvokeConfig } from '@pulumi/aws/lambda/functionEventInvokeConfig.js';
import { Permission } from '@pulumi/aws/lambda/permission.js';
import * as pulumi from '@pulumi/pulumi';
import type { LambdaFunction } from './lambda-function.ts';

/** Invokes a function again and again. */
export class Schedule extends pulumi.ComponentResource {
  /** @param expression as EventBridge takes it, such as `rate(1 minute)` */
  constructor(
    name: string,
    args: { target: LambdaFunction; expression: string },
    options?: pulumi.ComponentResourceOptions,
  ) {
    super('playground:infra:Schedule', name, {}, options);
    const { target, expression } = args;
    const rule = new EventRule(name, { scheduleExpression: expression }, { parent: this });
    const permission = new Permission(
      name,
      {
        function: target.name,
        action: 'lambda:InvokeFunction',
        principal: 'events.amazonaws.com',
        sourceArn: rule.arn,
      },
      { parent: this },
    );
    new EventTarget(name, { rule: rule.name, arn: target.arn }, { parent: this, dependsOn: permission });
    // The next tick comes anyway: retries, or ticks kept for later, would only pile up behind a fault.
    new FunctionEventInvokeConfig(
      name,
      { functionName: target.name, maximumRetryAttempts: 0, maximumEventAgeInSeconds: 60 },
      { parent: this },
    );
    this.registerOutputs();
  }
}
