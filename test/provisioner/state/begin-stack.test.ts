import { describe, expect, it } from 'vitest';
import { beginStack } from '../../../provisioner/state/begin-stack.ts';

const META = '.pulumi/meta.yaml';
const STATE = '.pulumi/stacks/playground/demo-1.json';
const signal = new AbortController().signal;

const refusal = (name: string): Error => Object.assign(new Error(`the bucket says ${name}`), { name });

/** A bucket in memory that keeps the condition of a write. */
function bucket(objects: Record<string, string>, backendUrl = 's3://state', refused?: Error) {
  const held = new Map(Object.entries(objects));
  const asked: string[] = [];
  const send = async (command: { constructor: { name: string }; input: Record<string, string> }) => {
    const { Key = '', Body = '', IfNoneMatch } = command.input;
    asked.push(`${command.constructor.name} ${Key}`);
    if (refused) throw refused;
    if (command.constructor.name === 'PutObjectCommand') {
      if (IfNoneMatch === '*' && held.has(Key)) throw refusal('PreconditionFailed');
      return held.set(Key, Body);
    }
    const text = held.get(Key);
    if (text === undefined) throw refusal('NoSuchKey');
    return { Body: { transformToString: async () => text } };
  };
  return { begin: beginStack({ send: send as never }, backendUrl), held, asked };
}

describe('a stack', () => {
  it.each([
    ['s3://state?region=us-east-1', ''],
    ['s3://state/some/prefix/', 'some/prefix/'],
  ])('is begun by the file that the CLI would write first, in %s', async (url, prefix) => {
    const { begin, held } = bucket({ [`${prefix}${META}`]: 'version: 1\n' }, url);
    expect(await begin('demo-1', signal)).toBe(true);
    expect(JSON.parse(held.get(`${prefix}${STATE}`) ?? '')).toEqual({
      version: 3,
      checkpoint: { stack: 'organization/playground/demo-1' },
    });
  });

  it('that there is stays as it is: its file is the only word on what there is in AWS', async () => {
    const { begin, held } = bucket({ [META]: 'version: 1\n', [STATE]: 'what there is' });
    expect(await begin('demo-1', signal)).toBe(true);
    expect(held.get(STATE)).toBe('what there is');
  });

  it.each([
    ['that the CLI has not met yet', {}],
    ['of the layout before this one', { [META]: 'version: 0\n' }],
    ['of a layout after this one', { [META]: 'version: 2\n' }],
  ])('is left to the CLI in a bucket %s, where it would not be found', async (_which, objects) => {
    const { begin, held } = bucket(objects);
    expect(await begin('demo-1', signal)).toBe(false);
    expect(held.has(STATE)).toBe(false);
  });

  it('is left to the CLI where the state lies in no bucket', async () => {
    const { begin, asked } = bucket({}, 'file:///tmp/state');
    expect(await begin('demo-1', signal)).toBe(false);
    expect(asked).toEqual([]);
  });

  it('is not begun where the bucket refuses, and says why', async () => {
    const { begin } = bucket({}, 's3://state', refusal('AccessDenied'));
    await expect(begin('demo-1', signal)).rejects.toThrow('the bucket says AccessDenied');
  });
});

it('the layout is asked for once', async () => {
  const { begin, asked } = bucket({ [META]: 'version: 1\n' });
  await begin('demo-1', signal);
  await begin('demo-2', signal);
  expect(asked.filter((each) => each.endsWith(META))).toHaveLength(1);
});
