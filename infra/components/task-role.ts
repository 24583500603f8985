import type * as pulumi from '@pulumi/pulumi';
import { arn, type Place } from './place.ts';
import { allow, type Statement, trustedBy } from './policy.ts';

/** Lets tasks take a role on. The account condition keeps another account's ECS from being talked into using our role. */
export function trustedByOurTasks(place: Place): pulumi.Output<string> {
  return trustedBy('ecs-tasks.amazonaws.com', {
    StringEquals: { 'aws:SourceAccount': place.accountId },
    ArnLike: { 'aws:SourceArn': arn(place, 'ecs', '*') },
  });
}

/** What Fargate itself does for a task: pull its images and write its log. */
export function mayStartTasks(place: Place, logGroupArn: pulumi.Input<string>): Statement[] {
  return [
    allow(['logs:CreateLogStream', 'logs:PutLogEvents'], logGroupArn),
    // It names no repository, so AWS takes no narrower resource.
    allow('ecr:GetAuthorizationToken', '*'),
    allow(
      ['ecr:BatchCheckLayerAvailability', 'ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer'],
      arn(place, 'ecr', 'repository/*'),
    ),
  ];
}
