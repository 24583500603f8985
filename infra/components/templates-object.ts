import { createHash } from 'node:crypto';
import { BucketObjectv2 } from '@pulumi/aws/s3/bucketObjectv2.js';
import * as pulumi from '@pulumi/pulumi';
import type { DeployedTemplates } from '../../provisioner/templates/deployed.ts';

/**
 * The templates of a deployment, where the provisioner reads them. The name is made from the content: a provisioner that
 * runs while another is deployed goes on with what it has read, and one that starts has its own.
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
      { parent: this },
    );
    this.url = pulumi.interpolate`s3://${object.bucket}/${object.key}`;
    this.registerOutputs();
  }
}
