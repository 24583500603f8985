import { DeleteObjectCommand, ListObjectsV2Command, type S3Client } from '@aws-sdk/client-s3';
import { PROJECT } from '../playground/resources.ts';
import type { StateBucket } from './bucket.ts';

/** A lock that some run of the engine has put. Its key has a name that no other run's has. */
export interface StateLock {
  playgroundId: string;
  key: string;
}

/** The engine's locks, of all playgrounds or of one. */
export interface StateLocks {
  list(playgroundId?: string): Promise<StateLock[]>;
  remove(lock: StateLock): Promise<void>;
}

/** @param state undefined where it lies in no bucket: then there are none to be seen */
export function stateLocks(s3: Pick<S3Client, 'send'>, state: StateBucket | undefined): StateLocks {
  if (!state) return { list: async () => [], remove: async () => undefined };
  const { bucket: Bucket, root } = state;
  const all = `${root}/locks/organization/${PROJECT}/`;
  return {
    async list(playgroundId) {
      const Prefix = playgroundId === undefined ? all : `${all}${playgroundId}/`;
      const { Contents = [] } = await s3.send(new ListObjectsV2Command({ Bucket, Prefix }));
      return Contents.flatMap(({ Key: key }) => {
        const [id] = key?.slice(all.length).split('/') ?? [];
        return key && id ? [{ playgroundId: id, key }] : [];
      });
    },
    async remove({ key: Key }) {
      await s3.send(new DeleteObjectCommand({ Bucket, Key }));
    },
  };
}
