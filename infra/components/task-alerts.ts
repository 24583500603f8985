import { EventRule } from '@pulumi/aws/cloudwatch/eventRule.js';
import { EventTarget } from '@pulumi/aws/cloudwatch/eventTarget.js';
import * as pulumi from '@pulumi/pulumi';

/** Exit codes after which nobody has to hear of a task: the operation is done, or given back to be taken up again. */
const QUIET_EXIT_CODES = [0, 2];

/**
 * Tells the alerts topic of an operation's task that broke, was killed or never began, in the shape in which Lambda reports
 * an invocation that broke: whoever listens needs to know one shape. `startedBy` of such a task is its operation.
 * @returns the rule; EventBridge has to be let publish
 */
export function taskAlerts(
  name: string,
  { clusterArn, topicArn }: { clusterArn: pulumi.Input<string>; topicArn: pulumi.Input<string> },
): EventRule {
  const eventPattern = pulumi.jsonStringify({
    source: ['aws.ecs'],
    'detail-type': ['ECS Task State Change'],
    detail: {
      clusterArn: [clusterArn],
      lastStatus: ['STOPPED'],
      // One that never began has none.
      containers: { exitCode: [{ 'anything-but': QUIET_EXIT_CODES }, { exists: false }] },
    },
  });
  const rule = new EventRule(name, { description: 'An operation ended without a word', eventPattern });
  new EventTarget(name, {
    rule: rule.name,
    arn: topicArn,
    inputTransformer: {
      inputPaths: { task: '$.detail.taskArn', operation: '$.detail.startedBy', reason: '$.detail.stoppedReason' },
      inputTemplate: `{
  "requestContext": { "requestId": <task>, "condition": "TaskStopped" },
  "requestPayload": { "operationId": <operation> },
  "responsePayload": { "errorType": "TaskStopped", "errorMessage": <reason> }
}`,
    },
  });
  return rule;
}
