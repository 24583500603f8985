import {
  DeleteBucketCommand,
  DeleteObjectsCommand,
  ListObjectsV2Command,
  ListObjectVersionsCommand,
  type S3Client,
  S3ServiceException,
} from '@aws-sdk/client-s3';

type S3 = Pick<S3Client, 'send'>;

/** Removes everything in a bucket, old versions included: a bucket with anything in it cannot be removed. */
async function emptyBucket(s3: S3, Bucket: string): Promise<void> {
  for (;;) {
    const { Versions = [], DeleteMarkers = [] } = await s3.send(new ListObjectVersionsCommand({ Bucket }));
    const Objects = [...Versions, ...DeleteMarkers].map(({ Key, VersionId }) => ({ Key, VersionId }));
    if (Objects.length === 0) return;
    const { Errors = [] } = await s3.send(new DeleteObjectsCommand({ Bucket, Delete: { Objects, Quiet: true } }));
    const [first] = Errors;
    if (first) throw new Error(`emptying ${Bucket}: ${first.Key} stays, because ${first.Message}`);
  }
}

/**
 * Removes the bucket of the bot's own stacks, unless another stage's are in it. The roles of a pipeline may not: what is in it
 * undoes every stage of the account.
 */
export async function removeStateBucket(s3: S3, Bucket: string): Promise<'gone' | 'in use' | 'not allowed'> {
  const { Contents = [] } = await s3.send(new ListObjectsV2Command({ Bucket, Prefix: '.pulumi/stacks/' }));
  // Beside the stacks it holds copies of older ones, of stacks that are gone too.
  if (Contents.some(({ Key = '' }) => Key.endsWith('.json'))) return 'in use';
  try {
    await emptyBucket(s3, Bucket);
    await s3.send(new DeleteBucketCommand({ Bucket }));
    return 'gone';
  } catch (error) {
    if (error instanceof S3ServiceException && error.name === 'AccessDenied') return 'not allowed';
    throw error;
  }
}
