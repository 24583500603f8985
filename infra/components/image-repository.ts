import { LifecyclePolicy } from '@pulumi/aws/ecr/lifecyclePolicy.js';
import { Repository } from '@pulumi/aws/ecr/repository.js';
import { RepositoryPolicy } from '@pulumi/aws/ecr/repositoryPolicy.js';
import * as pulumi from '@pulumi/pulumi';
import { arn, type Place } from './place.ts';
import { policyDocument } from './policy.ts';

/** Enough to go back to what ran before; each costs $0.10 a GB and month, for the layers that no other has. */
const KEPT_IMAGES = 10;
const KEEP_UNTAGGED_DAYS = 1;

/** Where images of one kind are kept: what a tag names never changes, and each is scanned when it comes. */
export class ImageRepository extends pulumi.ComponentResource {
  /** `ACCOUNT.dkr.ecr.REGION.amazonaws.com/NAME` */
  readonly url: pulumi.Output<string>;

  /** @param args.pulledByLambda lets the functions of this account be made from it */
  constructor(
    name: string,
    args: { repositoryName: string; place: Place; pulledByLambda: boolean },
    options?: pulumi.ComponentResourceOptions,
  ) {
    super('playground:infra:ImageRepository', name, {}, options);
    const parent = { parent: this };
    const repository = new Repository(
      name,
      {
        name: args.repositoryName,
        imageTagMutability: 'IMMUTABLE',
        imageScanningConfiguration: { scanOnPush: true },
        // What is in it is built from this repository's sources.
        forceDelete: true,
      },
      parent,
    );
    new LifecyclePolicy(name, { repository: repository.name, policy: lifecycle() }, parent);
    if (args.pulledByLambda) {
      const policy = lambdaMayPull(args.place);
      new RepositoryPolicy(name, { repository: repository.name, policy }, parent);
    }
    this.url = repository.repositoryUrl;
    this.registerOutputs();
  }
}

function lifecycle(): string {
  const expire = { type: 'expire' };
  const untagged = { tagStatus: 'untagged', countType: 'sinceImagePushed', countUnit: 'days' };
  const rules = [
    { rulePriority: 1, selection: { ...untagged, countNumber: KEEP_UNTAGGED_DAYS }, action: expire },
    // ECR wants the rule about all of them last.
    {
      rulePriority: 2,
      selection: { tagStatus: 'any', countType: 'imageCountMoreThan', countNumber: KEPT_IMAGES },
      action: expire,
    },
  ];
  return JSON.stringify({ rules });
}

function lambdaMayPull(place: Place): pulumi.Output<string> {
  return policyDocument([
    {
      Effect: 'Allow',
      Principal: { Service: 'lambda.amazonaws.com' },
      Action: ['ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer'],
      Condition: { StringLike: { 'aws:SourceArn': arn(place, 'lambda', 'function:*') } },
    },
  ]);
}
