import { Bucket } from '@pulumi/aws/s3/bucket.js';
import { BucketLifecycleConfiguration } from '@pulumi/aws/s3/bucketLifecycleConfiguration.js';
import { BucketPolicy } from '@pulumi/aws/s3/bucketPolicy.js';
import { BucketPublicAccessBlock } from '@pulumi/aws/s3/bucketPublicAccessBlock.js';
import { BucketServerSideEncryptionConfiguration } from '@pulumi/aws/s3/bucketServerSideEncryptionConfiguration.js';
import { BucketVersioning } from '@pulumi/aws/s3/bucketVersioning.js';
import * as pulumi from '@pulumi/pulumi';
import { policyDocument } from './policy.ts';

/** Old versions are for repairing a state that broke; after this nobody does. */
const KEEP_OLD_VERSIONS_DAYS = 30;

/** Where the playgrounds' Pulumi state is kept: versioned, private, over TLS only. */
export class StateBucket extends pulumi.ComponentResource {
  readonly name: pulumi.Output<string>;
  readonly arn: pulumi.Output<string>;

  constructor(name: string, args: { protectData: boolean }, options?: pulumi.ComponentResourceOptions) {
    super('playground:infra:StateBucket', name, {}, options);
    const parent = { parent: this };
    const { id, arn } = new Bucket(name, { forceDestroy: !args.protectData }, parent);
    const closed = new BucketPublicAccessBlock(
      name,
      {
        bucket: id,
        blockPublicAcls: true,
        blockPublicPolicy: true,
        ignorePublicAcls: true,
        restrictPublicBuckets: true,
      },
      parent,
    );
    const versioning = new BucketVersioning(
      name,
      { bucket: id, versioningConfiguration: { status: 'Enabled' } },
      parent,
    );
    new BucketServerSideEncryptionConfiguration(
      name,
      { bucket: id, rules: [{ applyServerSideEncryptionByDefault: { sseAlgorithm: 'AES256' } }] },
      parent,
    );
    // The provider watches a new rule for 55 s before it believes it; a bucket that goes with its deployment needs none.
    if (args.protectData) forgetOldVersions(name, id, { parent: this, dependsOn: versioning });

    const tlsOnly = policyDocument([
      {
        Effect: 'Deny',
        Principal: '*',
        Action: 's3:*',
        Resource: [arn, pulumi.interpolate`${arn}/*`],
        Condition: { Bool: { 'aws:SecureTransport': 'false' } },
      },
    ]);
    // S3 refuses two changes of a bucket's access at the same moment.
    new BucketPolicy(name, { bucket: id, policy: tlsOnly }, { parent: this, dependsOn: closed });

    this.name = id;
    this.arn = arn;
    this.registerOutputs();
  }
}

function forgetOldVersions(name: string, bucket: pulumi.Input<string>, options: pulumi.CustomResourceOptions): void {
  new BucketLifecycleConfiguration(
    name,
    {
      bucket,
      rules: [
        {
          id: 'old-versions',
          status: 'Enabled',
          filter: { prefix: '' },
          noncurrentVersionExpiration: { noncurrentDays: KEEP_OLD_VERSIONS_DAYS },
          expiration: { expiredObjectDeleteMarker: true },
        },
      ],
    },
    options,
  );
}
