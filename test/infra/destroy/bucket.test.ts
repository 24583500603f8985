import {
  DeleteBucketCommand,
  DeleteObjectsCommand,
  ListObjectsV2Command,
  ListObjectVersionsCommand,
  type S3Client,
  S3ServiceException,
} from '@aws-sdk/client-s3';
import { describe, expect, it } from 'vitest';
import { removeStateBucket } from '../../../infra/destroy/bucket.ts';

/** A bucket with these keys, of which AWS lists two versions at a time. */
function bucketWith(keys: string[], refuses?: string) {
  const world = { keys, gone: false };
  const send = async (command: unknown) => {
    if (command instanceof ListObjectsV2Command) {
      return {
        Contents: world.keys.filter((key) => key.startsWith(command.input.Prefix ?? '')).map((Key) => ({ Key })),
      };
    }
    if (command instanceof ListObjectVersionsCommand) {
      return { Versions: world.keys.slice(0, 2).map((Key) => ({ Key, VersionId: '1' })) };
    }
    if (command instanceof DeleteObjectsCommand) {
      const asked = command.input.Delete?.Objects?.map(({ Key = '' }) => Key) ?? [];
      world.keys = world.keys.filter((key) => !asked.includes(key) || key === refuses);
      return refuses && asked.includes(refuses) ? { Errors: [{ Key: refuses, Message: 'Access Denied' }] } : {};
    }
    if (command instanceof DeleteBucketCommand) world.gone = true;
    return {};
  };
  return { world, s3: { send } as unknown as S3Client };
}

describe('the bucket of the bot’s own stacks', () => {
  it('goes with the last stage, and all copies of what was there', async () => {
    const { s3, world } = bucketWith([
      '.pulumi/meta.yaml',
      '.pulumi/stacks/playground-bot/dev.json.bak',
      '.pulumi/backups/1',
    ]);
    expect(await removeStateBucket(s3, 'state')).toBe('gone');
    expect(world).toEqual({ keys: [], gone: true });
  });

  it('stays as long as another stage is in it', async () => {
    const keys = ['.pulumi/meta.yaml', '.pulumi/stacks/playground-bot/prod.json'];
    const { s3, world } = bucketWith(keys);
    expect(await removeStateBucket(s3, 'state')).toBe('in use');
    expect(world).toEqual({ keys, gone: false });
  });

  it('stays where its credentials, such as a pipeline’s, may not empty it', async () => {
    const keys = ['.pulumi/meta.yaml'];
    const { s3, world } = bucketWith(keys);
    const send = async (command: unknown) => {
      if (!(command instanceof ListObjectVersionsCommand)) return s3.send(command as ListObjectsV2Command);
      const options = { name: 'AccessDenied', $fault: 'client', $metadata: {}, message: 'Access Denied' } as const;
      throw new S3ServiceException(options);
    };
    expect(await removeStateBucket({ send } as unknown as S3Client, 'state')).toBe('not allowed');
    expect(world).toEqual({ keys, gone: false });
  });

  it('that cannot be emptied is an error that says by which object', async () => {
    const { s3 } = bucketWith(['.pulumi/meta.yaml'], '.pulumi/meta.yaml');
    await expect(removeStateBucket(s3, 'state')).rejects.toThrow('.pulumi/meta.yaml stays, because Access Denied');
  });
});
