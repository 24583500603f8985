import {
  CopyObjectCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  ListObjectsV2Command,
  type S3Client,
} from '@aws-sdk/client-s3';
import * as z from 'zod';
import { together } from '../contract/together.ts';
import type { Finding } from '../inventory/finding.ts';
import { PROJECT } from '../playground/resources.ts';
import { stateBucketOf } from './bucket.ts';
import { stateLocks } from './locks.ts';

/** The engine's files about one playground, in the bucket: what makes a stack exist, beside what the engine does itself. */
export interface StateFiles {
  /**
   * Removes what stays of a stack that the engine has removed, or knows nothing of: the copy of its last state, its history, and
   * locks of runs that died. All would be there for ever where the state was lost. Only for the holder of a valid lease.
   */
  removeRest(playgroundId: string, signal: AbortSignal): Promise<void>;
  /**
   * Takes the locks of runs that died away. Only for the holder of a valid lease; `signal` says that it is none any more, and
   * from then on a lock may be that of whoever has taken over.
   */
  unlock(playgroundId: string, signal: AbortSignal): Promise<void>;
  /**
   * The types of the resources that the state knows of; none where there is no state, or one that cannot be read.
   * Undefined where this is no bucket.
   */
  known(playgroundId: string): Promise<string[] | undefined>;
  /** The state and the locks that are there. */
  list(playgroundId: string): Promise<Finding[]>;
  /**
   * Moves a state that cannot be read out of the engine's sight, and its locks away; for the engine there is no stack then.
   * @returns where the state lies now, for whoever wants to know what was wrong with it
   */
  setAside(playgroundId: string): Promise<string[]>;
}

/** As far as it is looked at here: https://github.com/pulumi/pulumi/blob/master/sdk/go/common/apitype/core.go */
const checkpointSchema = z.object({
  checkpoint: z.object({
    latest: z.object({ resources: z.array(z.object({ type: z.string() })).optional() }).nullish(),
  }),
});

/** @param backendUrl `s3://bucket/prefix?…`; backends of other kinds are left as the engine leaves them */
export function stateFiles(s3: Pick<S3Client, 'send'>, backendUrl: string, nowMs: () => number = Date.now): StateFiles {
  const at = stateBucketOf(backendUrl);
  if (!at) {
    const none = { list: async () => [], setAside: async () => [], known: async () => undefined };
    return { ...none, removeRest: async () => undefined, unlock: async () => undefined };
  }
  const { bucket: Bucket, root } = at;
  const locks = stateLocks(s3, at);

  async function keysUnder(Prefix: string): Promise<string[]> {
    const { Contents = [] } = await s3.send(new ListObjectsV2Command({ Bucket, Prefix }));
    return Contents.flatMap(({ Key }) => Key ?? []);
  }
  const stateKey = (id: string): string => `${root}/stacks/${PROJECT}/${id}.json`;
  const states = async (id: string): Promise<string[]> =>
    (await keysUnder(stateKey(id))).filter((key) => key === stateKey(id));
  const history = (id: string): Promise<string[]> => keysUnder(`${root}/history/${PROJECT}/${id}/`);
  const remove = (Key: string) => s3.send(new DeleteObjectCommand({ Bucket, Key }));
  const unlock = async (id: string, signal?: AbortSignal): Promise<void> => {
    for (const lock of await locks.list(id)) {
      signal?.throwIfAborted();
      await locks.remove(lock);
    }
  };

  return {
    unlock,
    async removeRest(id, signal) {
      const [past] = await together(signal, (both) => [history(id), unlock(id, both)]);
      await Promise.all([...past, `${stateKey(id)}.bak`].map(remove));
    },
    async known(id) {
      try {
        const { Body } = await s3.send(new GetObjectCommand({ Bucket, Key: stateKey(id) }));
        return typesIn((await Body?.transformToString()) ?? '');
      } catch (error) {
        if (error instanceof Error && error.name === 'NoSuchKey') return [];
        throw error;
      }
    },
    async list(id) {
      const [files, locked] = await Promise.all([states(id), locks.list(id)]);
      return [...files, ...locked.map(({ key }) => key)].map((key) => ({ kind: 'state', id: key }));
    },
    async setAside(id) {
      const kept: string[] = [];
      for (const key of await states(id)) {
        const Key = `${root}/unreadable/${nowMs()}-${key.split('/').at(-1)}`;
        await s3.send(new CopyObjectCommand({ Bucket, Key, CopySource: encodeURI(`${Bucket}/${key}`) }));
        await remove(key);
        kept.push(Key);
      }
      await unlock(id);
      return kept;
    },
  };
}

function typesIn(text: string): string[] {
  try {
    const { checkpoint } = checkpointSchema.parse(JSON.parse(text));
    return (checkpoint.latest?.resources ?? []).map(({ type }) => type);
  } catch {
    // The engine will say that it cannot be read; until then nothing counts as known.
    return [];
  }
}
