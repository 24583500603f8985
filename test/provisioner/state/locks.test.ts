import { expect, it } from 'vitest';
import { stateBucketOf } from '../../../provisioner/state/bucket.ts';
import { stateLocks } from '../../../provisioner/state/locks.ts';

const ROOT = 'some/prefix/.pulumi';
const KEYS = [
  `${ROOT}/locks/organization/playground/demo-1/0a.json`,
  `${ROOT}/locks/organization/playground/demo-1/0b.json`,
  `${ROOT}/locks/organization/playground/demo-10/0c.json`,
  `${ROOT}/locks/organization/another-project/demo-1/0d.json`,
  `${ROOT}/stacks/playground/demo-1.json`,
];

function locksIn(backendUrl: string) {
  const deleted: string[] = [];
  const send = async ({ input }: { input: { Bucket: string; Prefix?: string; Key?: string } }) => {
    expect(input.Bucket).toBe('state');
    if (input.Key !== undefined) return void deleted.push(input.Key);
    return { Contents: KEYS.filter((key) => key.startsWith(input.Prefix ?? '')).map((Key) => ({ Key })) };
  };
  return { locks: stateLocks({ send: send as never }, stateBucketOf(backendUrl)), deleted };
}

it('are those of all playgrounds, or of one', async () => {
  const { locks } = locksIn('s3://state/some/prefix?region=us-east-1');
  expect(await locks.list()).toEqual([
    { playgroundId: 'demo-1', key: KEYS[0] },
    { playgroundId: 'demo-1', key: KEYS[1] },
    { playgroundId: 'demo-10', key: KEYS[2] },
  ]);
  expect((await locks.list('demo-1')).map(({ key }) => key)).toEqual(KEYS.slice(0, 2));
});

it('are removed one by one, by the name that only one run has', async () => {
  const { locks, deleted } = locksIn('s3://state/some/prefix');
  for (const lock of await locks.list('demo-10')) await locks.remove(lock);
  expect(deleted).toEqual([KEYS[2]]);
});

it('are none where the state lies in no bucket', async () => {
  const { locks, deleted } = locksIn('file:///tmp/state');
  expect(await locks.list()).toEqual([]);
  await locks.remove({ playgroundId: 'demo-1', key: 'a-key' });
  expect(deleted).toEqual([]);
});
