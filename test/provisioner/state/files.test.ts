import { describe, expect, it } from 'vitest';
import { stateFiles } from '../../../provisioner/state/files.ts';

/** A bucket in memory. */
function bucket(backendUrl: string, objects: Record<string, string> = {}) {
  const held = new Map(Object.entries(objects));
  const send = async (command: { constructor: { name: string }; input: Record<string, string> }) => {
    const { Key = '', Prefix = '', CopySource = '' } = command.input;
    switch (command.constructor.name) {
      case 'ListObjectsV2Command':
        return { Contents: [...held.keys()].filter((key) => key.startsWith(Prefix)).map((key) => ({ Key: key })) };
      case 'GetObjectCommand':
        if (!held.has(Key)) throw Object.assign(new Error(Key), { name: 'NoSuchKey' });
        return { Body: { transformToString: async () => held.get(Key) } };
      case 'CopyObjectCommand':
        return held.set(Key, held.get(CopySource.replace(/^state\//, '')) ?? '');
      default:
        return held.delete(Key);
    }
  };
  return {
    files: stateFiles({ send: send as never }, backendUrl, () => 1_800_000_000_000),
    keys: () => [...held.keys()],
  };
}

const STATE = '.pulumi/stacks/playground/demo-1.json';
const LOCK = '.pulumi/locks/organization/playground/demo-1/0a.json';
const HISTORY = '.pulumi/history/playground/demo-1/demo-1-1.history.json';
const OTHERS = {
  '.pulumi/stacks/playground/demo-10.json': '{}',
  '.pulumi/locks/organization/playground/demo-10/1.json': '',
};

describe("the engine's files", () => {
  it.each([
    ['s3://state?region=us-east-1', `${STATE}.bak`],
    ['s3://state/some/prefix/', `some/prefix/${STATE}.bak`],
  ])('lose the copy of a stack that is removed, in %s', async (url, copy) => {
    const { files, keys } = bucket(url, { [copy]: '{}', ...OTHERS });
    await files.removeRest('demo-1', new AbortController().signal);
    expect(keys()).toEqual(Object.keys(OTHERS));
  });

  // An engine that is killed while it removes a stack has removed the state and not the rest.
  it('lose locks and history that were left where the state was lost: nothing else would ever remove them', async () => {
    const { files, keys } = bucket('s3://state', { [LOCK]: '', [HISTORY]: '{}', ...OTHERS });
    await files.removeRest('demo-1', new AbortController().signal);
    expect(keys()).toEqual(Object.keys(OTHERS));
  });

  it('are unlocked without anything else being touched', async () => {
    const { files, keys } = bucket('s3://state', { [STATE]: '{}', [LOCK]: '', ...OTHERS });
    await files.unlock('demo-1', new AbortController().signal);
    expect(keys()).toEqual([STATE, ...Object.keys(OTHERS)]);
  });

  it('keep a lock that may be that of whoever has taken over, because the lease is lost since it was looked for', async () => {
    const { files, keys } = bucket('s3://state', { [LOCK]: '' });
    await expect(files.unlock('demo-1', AbortSignal.abort(new Error('lease lost')))).rejects.toThrow('lease lost');
    expect(keys()).toEqual([LOCK]);
  });

  it('are listed: the state and its locks, and not those of a name that begins the same', async () => {
    const { files } = bucket('s3://state', { [STATE]: '{}', [LOCK]: '', ...OTHERS });
    expect(await files.list('demo-1')).toEqual([
      { kind: 'state', id: STATE },
      { kind: 'state', id: LOCK },
    ]);
    expect(await files.list('demo')).toEqual([]);
  });

  it('are set aside: the state is kept where the engine does not look, the locks go', async () => {
    const { files, keys } = bucket('s3://state', { [STATE]: 'broken', [LOCK]: '', ...OTHERS });
    expect(await files.setAside('demo-1')).toEqual(['.pulumi/unreadable/1800000000000-demo-1.json']);
    expect(keys()).toEqual([...Object.keys(OTHERS), '.pulumi/unreadable/1800000000000-demo-1.json']);
  });

  it.each([
    [
      '{"version":3,"checkpoint":{"latest":{"resources":[{"type":"aws:ecs/service:Service"}]}}}',
      ['aws:ecs/service:Service'],
    ],
    ['{"version":3,"checkpoint":{"latest":null}}', []],
    ['{"version":3,"checkp', []],
    ['[]', []],
  ])('say which types of resources are known: %s', async (text, types) => {
    expect(await bucket('s3://state', { [STATE]: text }).files.known('demo-1')).toEqual(types);
  });

  it('know nothing where there is no state, and do not say so where the bucket does not answer', async () => {
    expect(await bucket('s3://state', OTHERS).files.known('demo-1')).toEqual([]);
    const send = () => Promise.reject(Object.assign(new Error('Slow down.'), { name: 'SlowDown' }));
    await expect(stateFiles({ send }, 's3://state').known('demo-1')).rejects.toThrow('Slow down.');
  });

  it('are left alone in a backend of another kind', async () => {
    const { files, keys } = bucket('file:///var/state', { [STATE]: '{}' });
    await files.removeRest('demo-1', new AbortController().signal);
    expect(await files.list('demo-1')).toEqual([]);
    expect(await files.known('demo-1')).toBeUndefined();
    expect(keys()).toEqual([STATE]);
  });
});
