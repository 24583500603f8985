import { describe, expect, it, vi } from 'vitest';
import { packProvisioner, provisionerChoice } from '../../../infra/local/provisioner-package.ts';

const silent = (): void => undefined;

describe('the choice of how the provisioner runs here', () => {
  it('is the zip where nothing is said', () => {
    expect(provisionerChoice({})).toBe('zip');
    expect(provisionerChoice({ PLAYGROUND_PROVISIONER: 'image' })).toBe('image');
    expect(() => provisionerChoice({ PLAYGROUND_PROVISIONER: 'podman' })).toThrow(/"podman".*zip, image/);
  });

  it('builds the image only where it is wanted', async () => {
    const build = vi.fn(async () => []);
    await expect(packProvisioner('zip', undefined, silent, build)).resolves.toEqual({ package: 'zip' });
    expect(build).not.toHaveBeenCalled();

    const image = await packProvisioner('image', undefined, silent, build);
    expect(image).toMatchObject({ package: 'image', imageUri: expect.stringMatching(/^playground-local\//) });
    expect(build).toHaveBeenCalledOnce();
  });

  it('says what to do where there is no Docker for it', async () => {
    await expect(packProvisioner('image', 'no daemon answers', silent)).rejects.toThrow(
      /needs Docker.*no daemon answers.*start without PLAYGROUND_PROVISIONER=image/,
    );
  });
});
