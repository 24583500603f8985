import { GetObjectCommand, PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { PROJECT } from '../playground/resources.ts';
import { stateBucketOf } from './bucket.ts';

/**
 * Sees to it that there is a stack of this name, new or old, by one write instead of a run of the CLI, which takes as long as
 * everything that it then does.
 * @returns false where only the CLI may begin one, because the bucket is not, or not yet, one that it has laid out so
 */
export type BeginStack = (stackName: string, signal: AbortSignal) => Promise<boolean>;

// Of this layout a stack is one file below its project's name: https://github.com/pulumi/pulumi/blob/master/pkg/backend/diy/meta.go
const LAYOUT = /^version: 1\s*$/;

/** What a stack is that has never been deployed: pkg/backend/diy writes the same, and the state's secrets manager beside it. */
const nothingYet = (stackName: string): string =>
  JSON.stringify({ version: 3, checkpoint: { stack: `organization/${PROJECT}/${stackName}` } });

/** @param backendUrl `s3://bucket/prefix?…`; backends of other kinds are left to the CLI */
export function beginStack(s3: Pick<S3Client, 'send'>, backendUrl: string): BeginStack {
  const at = stateBucketOf(backendUrl);
  if (!at) return async () => false;
  const { bucket: Bucket, root } = at;
  let laidOut = false;

  /** A bucket that the CLI has not met yet has no such file; a stack that it finds there then makes it take the layout before this one. */
  async function isLaidOut(abortSignal: AbortSignal): Promise<boolean> {
    try {
      const { Body } = await s3.send(new GetObjectCommand({ Bucket, Key: `${root}/meta.yaml` }), { abortSignal });
      return LAYOUT.test((await Body?.transformToString()) ?? '');
    } catch (error) {
      if (nameOf(error) === 'NoSuchKey') return false;
      throw error;
    }
  }

  return async (stackName, abortSignal) => {
    laidOut ||= await isLaidOut(abortSignal);
    if (!laidOut) return false;
    const Key = `${root}/stacks/${PROJECT}/${stackName}.json`;
    try {
      // Never over a state that is there: the only word on what there is in AWS.
      const ifNone = { Bucket, Key, Body: nothingYet(stackName), IfNoneMatch: '*' };
      await s3.send(new PutObjectCommand(ifNone), { abortSignal });
    } catch (error) {
      if (nameOf(error) !== 'PreconditionFailed') throw error;
    }
    return true;
  };
}

const nameOf = (error: unknown): string => (error instanceof Error ? error.name : '');
