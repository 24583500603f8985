import { expect, it } from 'vitest';
import { recordForRemoval } from '../../infra/stack-record.ts';

const bucket = { type: 'aws:s3/bucket:Bucket', id: 'state', inputs: { tags: {} }, outputs: { forceDestroy: false } };
const policy = { type: 'aws:s3/bucketPolicy:BucketPolicy', id: 'state' };
const topic = { type: 'aws:sns/topic:Topic', id: 'arn' };
const record = { version: 3, resources: [bucket, policy, topic] };

it('what is removed goes with what is in it', () => {
  expect(recordForRemoval(record, [])).toEqual({
    version: 3,
    resources: [
      { ...bucket, inputs: { tags: {}, forceDestroy: true }, outputs: { forceDestroy: true } },
      policy,
      topic,
    ],
  });
});

it('what is kept is left in AWS, with everything that belongs to it', () => {
  expect(recordForRemoval(record, ['aws:s3/'])).toEqual({
    version: 3,
    resources: [{ ...bucket, retainOnDelete: true }, { ...policy, retainOnDelete: true }, topic],
  });
});
