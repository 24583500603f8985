import { createHash } from 'node:crypto';
import { BucketObjectv2 } from '@pulumi/aws/s3/bucketObjectv2.js';
import * as pulumi from '@pulumi/pulumi';
import type { DeployedTemplates } from '../../provisioner/templates/deployed.ts';

/**
 * The templates of a deployment, where the provisioner reads them. The name is made from the content, and those of earlier
 * deployments stay until the bucket goes: a task takes up to a minute to begin, and reads then what it was started with.
 */
export class TemplatesObject extends pulumi.ComponentResource {
  /** `s3://bucket/key` */
  readonly url: pulumi.Output<string>;

  constructor(
    name: string,
    args: { bucket: pulumi.Input<string>; deployed: DeployedTemplates },
    options?: pulumi.ComponentResourceOptions,
  ) {
    super('playground:infra:TemplatesObject', name, {}, options);
    const content = JSON.stringify(args.deployed);
    const key = `templates/${createHash('sha256').update(content).digest('hex').slice(0, 16)}.json`;
    const object = new BucketObjectv2(
      name,
      { bucket: args.bucket, key, content, contentType: 'application/json' },
      { parent: this, retainOnDelete: true },
    );
    this.url = pulumi.interpolate`s3://${object.bucket}/${object.key}`;
    this.registerOutputs();
  }
}
