import { describe, expect, it } from 'vitest';
import { readDeployedTemplates } from '../../../provisioner/templates/deployed.ts';

const s3 = (answer: (input: unknown) => Promise<string>) =>
  ({
    send: async ({ input }: { input: unknown }) => ({ Body: { transformToString: () => answer(input) } }),
  }) as never;

describe('the templates of a deployment', () => {
  it('are read from the object that the environment names', async () => {
    const deployed = { templates: {}, images: { 'shop/web': 'web@sha256:1' } };
    const asked: unknown[] = [];
    const store = s3(async (input) => {
      asked.push(input);
      return JSON.stringify(deployed);
    });
    expect(await readDeployedTemplates(store, 's3://state/templates/0123.json')).toEqual(deployed);
    expect(asked).toEqual([{ Bucket: 'state', Key: 'templates/0123.json' }]);
  });

  it('that cannot be read end in words that say where they should be', async () => {
    const store = s3(() => Promise.reject(new Error('NoSuchKey')));
    await expect(readDeployedTemplates(store, 's3://state/templates/0123.json')).rejects.toThrow(
      'reading the templates at s3://state/templates/0123.json: Error: NoSuchKey; deploy infra again',
    );
  });
});
