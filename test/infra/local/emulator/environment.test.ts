import { describe, expect, it } from 'vitest';
import {
  clientEnvironment,
  emulatorEnvironment,
  stateBackendQuery,
} from '../../../../infra/local/emulator/environment.ts';

const options = {
  base: {
    PATH: '/usr/bin',
    TMPDIR: '/home/ada/tmp',
    HOME: '/home/ada',
    AWS_PROFILE: 'company',
    AWS_SECRET_ACCESS_KEY: 'secret',
    PULUMI_ACCESS_TOKEN: 'token',
    NODE_OPTIONS: '--inspect',
    npm_config_user_agent: 'npm',
  },
  port: 4566,
  instance: 'playground-1',
  temporary: '/state/tmp',
  path: ['/repo/node_modules/.bin', '/cache/bin'],
  pulumiHome: '/state/pulumi-home',
  enforcePolicies: true,
  pause: { image: 'base', command: ['sleep', 'infinity'] },
};

describe('the environment of the emulator', () => {
  it('holds nothing of the accounts of whoever starts it, because its functions inherit it', () => {
    const environment = JSON.stringify(emulatorEnvironment(options));
    for (const theirs of ['company', 'secret', 'token', '--inspect', 'npm_']) expect(environment).not.toContain(theirs);
  });

  it('enforces policies only where that is asked for', () => {
    const ignored = { ...options, enforcePolicies: false };
    expect([emulatorEnvironment(options)['AUTH'], emulatorEnvironment(ignored)['AUTH']]).toEqual(['true', 'false']);
  });

  it('finds our Node and Pulumi before any other', () => {
    expect(emulatorEnvironment(options)['PATH']).toBe('/repo/node_modules/.bin:/cache/bin:/usr/bin');
  });

  it('keeps what it leaves behind in a folder that we empty', () => {
    expect(emulatorEnvironment(options)).toMatchObject({ TMPDIR: '/state/tmp' });
  });

  it('lets only this machine in', () => {
    expect(emulatorEnvironment(options)).toMatchObject({ BIND_HOST: '127.0.0.1', GATEWAY_PORT: '4566' });
  });

  it('never has plugins downloaded in mid-run', () => {
    expect(emulatorEnvironment(options)).toMatchObject({ PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: 'true' });
  });

  it('says how a task holds its network, or that containers are simulated', () => {
    const real = emulatorEnvironment(options);
    expect(real).toMatchObject({ PAUSE_IMAGE: 'base', PAUSE_COMMAND: '["sleep","infinity"]' });
    expect(real).not.toHaveProperty('PLAYGROUND_SIMULATE');
    expect(real).not.toHaveProperty('DOCKER_HOST');
    const elsewhere = { image: 'base', command: [], dockerHost: 'unix:///run/user/1000/docker.sock' };
    const rootless = emulatorEnvironment({ ...options, pause: elsewhere });
    expect(rootless).toMatchObject({ DOCKER_HOST: elsewhere.dockerHost });
    const simulated = emulatorEnvironment({ ...options, pause: undefined });
    expect(simulated).toMatchObject({ PLAYGROUND_SIMULATE: '1' });
    expect(simulated).not.toHaveProperty('PAUSE_IMAGE');
  });
});

describe('the environment of a client', () => {
  it('overlays whatever account the user works with', () => {
    const laidOver = { ...options.base, ...clientEnvironment('http://127.0.0.1:4566') };
    expect(laidOver).toMatchObject({
      AWS_PROFILE: '',
      AWS_SESSION_TOKEN: '',
      AWS_SECRET_ACCESS_KEY: 'test',
      AWS_ENDPOINT_URL: 'http://127.0.0.1:4566',
    });
  });
});

describe('the state backend in the emulator', () => {
  it('is a query that survives its endpoint having a colon and slashes', () => {
    const query = new URLSearchParams(stateBackendQuery('http://127.0.0.1:4566'));
    expect(Object.fromEntries(query)).toEqual({
      endpoint: 'http://127.0.0.1:4566',
      s3ForcePathStyle: 'true',
      region: 'us-east-1',
    });
  });
});
