import { DeleteObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { PROJECT } from './resources.ts';

/** Removes the copy of a stack's last state that the engine keeps when it removes the stack. */
export type RemoveStateCopy = (playgroundId: string) => Promise<void>;

/** @param backendUrl `s3://bucket/prefix?…`; backends of other kinds are left as the engine leaves them */
export function stateCopies(s3: Pick<S3Client, 'send'>, backendUrl: string): RemoveStateCopy {
  const url = new URL(backendUrl);
  return async (playgroundId) => {
    if (url.protocol !== 's3:') return;
    const prefix = url.pathname.replace(/^\/+|\/+$/g, '');
    const Key = [prefix, '.pulumi', 'stacks', PROJECT, `${playgroundId}.json.bak`].filter(Boolean).join('/');
    await s3.send(new DeleteObjectCommand({ Bucket: url.hostname, Key }));
  };
}
