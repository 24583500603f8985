import {
  BucketAlreadyOwnedByYou,
  CreateBucketCommand,
  type CreateBucketCommandInput,
  HeadBucketCommand,
  ListObjectsV2Command,
  NotFound,
  PutBucketPolicyCommand,
  PutBucketVersioningCommand,
  PutPublicAccessBlockCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { stateBucketOf } from '../../provisioner/state/bucket.ts';
import { partitionOf } from '../checks/partition.ts';
import type { Backend, OwnBucket } from './backend.ts';

type S3 = Pick<S3Client, 'send'>;

/** Whether there is a place for the state of the bot's stacks. */
export async function stateIsThere(backend: Backend, region: string): Promise<boolean> {
  return backend.kind === 'chosen' || (await withS3(region, backend, (s3) => bucketIsThere(s3, backend.bucket)));
}

/** Whether anything of a stack is written down there: of one that never began to be deployed there is not. */
export async function recordIsThere(
  backend: Backend,
  region: string,
  { project, stage }: { project: string; stage: string },
): Promise<boolean> {
  if (backend.kind === 'chosen') return true;
  if (!(await stateIsThere(backend, region))) return false;
  const of = { Bucket: backend.bucket, Prefix: `.pulumi/stacks/${project}/${stage}.` };
  const { KeyCount = 0 } = await withS3(region, backend, (s3) =>
    s3.send(new ListObjectsV2Command({ ...of, MaxKeys: 1 })),
  );
  return KeyCount > 0;
}

/** Sees to it that there is one. */
export async function ensureState(backend: Backend, region: string): Promise<void> {
  if (backend.kind === 'chosen') return;
  const place = { region, partition: partitionOf(region) };
  await withS3(region, backend, (s3) => ensureStateBucket(s3, backend.bucket, place));
}

/** A client of this region that reaches the bucket as the engine does, for as long as `act` takes. */
export async function withS3<T>(region: string, { url }: OwnBucket, act: (s3: S3Client) => Promise<T>): Promise<T> {
  const s3 = new S3Client({ region, forcePathStyle: stateBucketOf(url)?.forcePathStyle ?? false });
  try {
    return await act(s3);
  } finally {
    s3.destroy();
  }
}

async function bucketIsThere(s3: S3, Bucket: string): Promise<boolean> {
  try {
    await s3.send(new HeadBucketCommand({ Bucket }));
    return true;
  } catch (error) {
    if (error instanceof NotFound) return false;
    throw new Error(`looking for the bucket ${Bucket}, which keeps what was deployed: ${wordsOf(error)}`, {
      cause: error,
    });
  }
}

/**
 * Makes the bucket that the bot's own stacks are kept in: no stack can make the place that it is kept in itself. Versioned,
 * private, over TLS only; S3 encrypts it by itself. Doing it again changes nothing.
 */
async function ensureStateBucket(s3: S3, Bucket: string, place: { region: string; partition: string }): Promise<void> {
  const { region, partition } = place;
  // us-east-1 is where a bucket is without a word, and the only region that may not be named.
  const elsewhere = { LocationConstraint: region } as NonNullable<
    CreateBucketCommandInput['CreateBucketConfiguration']
  >;
  try {
    await s3.send(
      new CreateBucketCommand({ Bucket, ...(region !== 'us-east-1' && { CreateBucketConfiguration: elsewhere }) }),
    );
  } catch (error) {
    if (!(error instanceof BucketAlreadyOwnedByYou)) throw error;
  }
  await s3.send(new PutBucketVersioningCommand({ Bucket, VersioningConfiguration: { Status: 'Enabled' } }));
  const closed = {
    BlockPublicAcls: true,
    BlockPublicPolicy: true,
    IgnorePublicAcls: true,
    RestrictPublicBuckets: true,
  };
  await s3.send(new PutPublicAccessBlockCommand({ Bucket, PublicAccessBlockConfiguration: closed }));
  const arn = `arn:${partition}:s3:::${Bucket}`;
  const tlsOnly = {
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Deny',
        Principal: '*',
        Action: 's3:*',
        Resource: [arn, `${arn}/*`],
        Condition: { Bool: { 'aws:SecureTransport': 'false' } },
      },
    ],
  };
  await s3.send(new PutBucketPolicyCommand({ Bucket, Policy: JSON.stringify(tlsOnly) }));
}

function wordsOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  // S3 answers a HEAD without a body, so there are no words of its own.
  return error.name === '403' || error.name === 'Forbidden'
    ? 'it is another account’s, or these credentials may not use it'
    : error.message;
}
