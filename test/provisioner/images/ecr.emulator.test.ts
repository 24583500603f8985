import { CreateRepositoryCommand, ECRClient, PutImageCommand } from '@aws-sdk/client-ecr';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { clientOptions } from '../../../infra/local/emulator/environment.ts';
import { ecrRegistry } from '../../../provisioner/images/ecr.ts';
import { startEmulator } from '../../support/emulator.ts';

const REPOSITORY = '000000000000.dkr.ecr.us-east-1.amazonaws.com/playground-bot/test/shop/web';
const repositoryName = 'playground-bot/test/shop/web';
const manifest = (layer: string): string =>
  JSON.stringify({ schemaVersion: 2, config: { digest: `sha256:${layer.repeat(64)}` }, layers: [] });

let emulator: Awaited<ReturnType<typeof startEmulator>>;
let ecr: ECRClient;
beforeAll(async () => {
  emulator = await startEmulator();
  ecr = new ECRClient(clientOptions(emulator.endpoint));
});
afterAll(async () => {
  ecr?.destroy();
  await emulator?.stop();
});

describe('the tags of a repository in the emulator', () => {
  it('are asked for as of AWS: by digest, in a list, and none where none is', async () => {
    const registry = ecrRegistry(ecr);
    expect(await registry.digestOf(REPOSITORY, 'v1')).toBeUndefined();
    await ecr.send(new CreateRepositoryCommand({ repositoryName }));
    expect(await registry.digestOf(REPOSITORY, 'v1')).toBeUndefined();
    const put = async (imageTag: string, layer: string) => {
      const { image } = await ecr.send(
        new PutImageCommand({ repositoryName, imageTag, imageManifest: manifest(layer) }),
      );
      return image?.imageId?.imageDigest;
    };
    const [first, second] = [await put('v1', 'a'), await put('v2', 'b')];
    expect(first).toMatch(/^sha256:[0-9a-f]{64}$/);
    expect(await registry.digestOf(REPOSITORY, 'v1')).toBe(first);
    expect(await registry.digestOf(REPOSITORY, 'v2')).toBe(second);
    expect(await registry.digestOf(REPOSITORY, 'v3')).toBeUndefined();
    expect((await registry.tagsOf(REPOSITORY)).sort()).toEqual(['v1', 'v2']);
  });
});
