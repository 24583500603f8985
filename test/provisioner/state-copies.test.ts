import { describe, expect, it } from 'vitest';
import { stateCopies } from '../../provisioner/state-copies.ts';

function deletedBy(backendUrl: string) {
  const inputs: unknown[] = [];
  const send = (async (command: { input: unknown }) => void inputs.push(command.input)) as never;
  return { remove: stateCopies({ send }, backendUrl), inputs };
}

describe("the copy of a removed stack's state", () => {
  it.each([
    ['s3://state?region=us-east-1', '.pulumi/stacks/playground/demo-1.json.bak'],
    ['s3://state/some/prefix/', 'some/prefix/.pulumi/stacks/playground/demo-1.json.bak'],
  ])('goes from %s', async (url, Key) => {
    const { remove, inputs } = deletedBy(url);
    await remove('demo-1');
    expect(inputs).toEqual([{ Bucket: 'state', Key }]);
  });

  it('stays in a backend of another kind', async () => {
    const { remove, inputs } = deletedBy('file:///var/state');
    await remove('demo-1');
    expect(inputs).toEqual([]);
  });
});
