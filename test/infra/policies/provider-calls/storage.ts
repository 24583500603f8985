import { OURS } from '../real-arns.ts';
import { bucketArn, type Calls, own, repositoryArn, TAGS } from './calls.ts';

const ofBucket = (make: string, read: string, remove: string): Calls => ({
  service: 's3',
  on: () => [bucketArn],
  ...{ make, read, remove, change: make },
});
const ofRepository = (make: string, read: string, remove: string): Calls => ({
  service: 'ecr',
  on: ({ inputs }) => [repositoryArn(inputs.repository)],
  ...{ make, read, remove, change: make },
});

/** Where rows, objects and images are kept. */
export const STORAGE: Readonly<Record<string, Calls>> = {
  'aws:dynamodb/table:Table': {
    service: 'dynamodb',
    on: (table) => [`${OURS('dynamodb')}:table/${own(table)}`],
    make: 'CreateTable TagResource UpdateContinuousBackups UpdateTimeToLive',
    read: 'DescribeContinuousBackups DescribeTable DescribeTimeToLive ListTagsOfResource',
    ...{ change: `UpdateTable ${TAGS}`, remove: 'DeleteTable' },
  },
  'aws:ecr/repository:Repository': {
    service: 'ecr',
    on: ({ inputs }) => [repositoryArn(inputs.name)],
    make: 'CreateRepository TagResource',
    read: 'DescribeRepositories ListTagsForResource',
    ...{ change: `PutImageScanningConfiguration PutImageTagMutability ${TAGS}`, remove: 'DeleteRepository' },
  },
  'aws:ecr/lifecyclePolicy:LifecyclePolicy': ofRepository(
    'PutLifecyclePolicy',
    'GetLifecyclePolicy',
    'DeleteLifecyclePolicy',
  ),
  'aws:ecr/repositoryPolicy:RepositoryPolicy': ofRepository(
    'SetRepositoryPolicy',
    'GetRepositoryPolicy',
    'DeleteRepositoryPolicy',
  ),
  'aws:s3/bucket:Bucket': {
    ...ofBucket(
      'CreateBucket PutBucketTagging',
      'GetAccelerateConfiguration GetBucketAcl GetBucketCORS GetBucketLocation GetBucketLogging ' +
        'GetBucketObjectLockConfiguration GetBucketPolicy GetBucketRequestPayment GetBucketTagging GetBucketVersioning ' +
        'GetBucketWebsite GetEncryptionConfiguration GetLifecycleConfiguration GetReplicationConfiguration ListBucket ' +
        'ListTagsForResource',
      // With what is in it, where nothing of it is to be protected.
      'DeleteBucket ListBucketVersions',
    ),
    change: `PutBucketTagging ${TAGS}`,
  },
  'aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration': ofBucket(
    'PutLifecycleConfiguration',
    'GetLifecycleConfiguration',
    'PutLifecycleConfiguration',
  ),
  'aws:s3/bucketPolicy:BucketPolicy': ofBucket('PutBucketPolicy', 'GetBucketPolicy', 'DeleteBucketPolicy'),
  'aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock': ofBucket(
    'PutBucketPublicAccessBlock',
    'GetBucketPublicAccessBlock',
    'PutBucketPublicAccessBlock',
  ),
  'aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration': ofBucket(
    'PutEncryptionConfiguration',
    'GetEncryptionConfiguration',
    'PutEncryptionConfiguration',
  ),
  'aws:s3/bucketVersioning:BucketVersioning': ofBucket(
    'PutBucketVersioning',
    'GetBucketVersioning',
    'PutBucketVersioning',
  ),
  'aws:s3/bucketObjectv2:BucketObjectv2': {
    service: 's3',
    on: ({ inputs }) => [`${bucketArn}/${inputs.key}`],
    make: 'PutObject PutObjectTagging',
    ...{ read: 'GetObject GetObjectTagging', remove: 'DeleteObject DeleteObjectVersion' },
  },
};
