import { describe, expect, it, vi } from 'vitest';
import { bundlesFor, packProvisioner, provisionerChoice } from '../../../infra/local/provisioner-package.ts';

const ENDPOINT = 'http://127.0.0.1:4566';
const silent = (): void => undefined;

describe('the choice of how the provisioner runs here', () => {
  it('is the zip where nothing is said', () => {
    expect(provisionerChoice({})).toBe('zip');
    expect(provisionerChoice({ PLAYGROUND_PROVISIONER: 'fargate' })).toBe('fargate');
    expect(() => provisionerChoice({ PLAYGROUND_PROVISIONER: 'podman' })).toThrow(/"podman".*zip, image, fargate/);
  });

  it('builds the image only where it is wanted', async () => {
    const build = vi.fn(async () => []);
    const zip = await packProvisioner('zip', undefined, silent, build);
    expect(zip(ENDPOINT)).toEqual({ package: 'zip' });
    expect(build).not.toHaveBeenCalled();

    const image = await packProvisioner('image', undefined, silent, build);
    expect(image(ENDPOINT)).toMatchObject({ package: 'image' });
    const fargate = await packProvisioner('fargate', undefined, silent, build);
    expect(fargate(ENDPOINT)).toMatchObject({ runOn: 'fargate', environment: { AWS_ENDPOINT_URL: ENDPOINT } });
    expect(build).toHaveBeenCalledTimes(2);
  });

  it('says what is bundled: the functions that are zips, and nothing that only the image holds', () => {
    expect(bundlesFor('zip')).toEqual(expect.arrayContaining(['bot', 'notifier', 'sweeper', 'provisioner']));
    expect(bundlesFor('zip')).not.toContain('provisioner-cli');
    for (const choice of ['image', 'fargate'] as const) {
      expect(bundlesFor(choice)).toContain('bot');
      expect(bundlesFor(choice)).not.toContain('provisioner');
    }
  });

  it('says what to do where there is no Docker for it', async () => {
    await expect(packProvisioner('image', 'no daemon answers', silent)).rejects.toThrow(
      /needs Docker.*no daemon answers.*start without PLAYGROUND_PROVISIONER=image/,
    );
  });
});
