import { describe, expect, it } from 'vitest';
import { banner } from '../../../infra/local/banner.ts';
import { reachNotice } from '../../../infra/local/container-reach.ts';
import { localFunctionUrl, localSettings } from '../../../infra/local/local-settings.ts';
import { PUBLIC_BASE } from '../../../infra/local/node-base.ts';

const options = {
  endpoint: 'http://127.0.0.1:4566',
  slackApiUrl: 'http://127.0.0.1:4580/api/',
  provisioner: { package: 'zip' },
} as const;

describe('the settings of the local deployment', () => {
  it('say what there is to say of every address, and nothing where there is nothing', () => {
    expect(localSettings({ ...options, notice: 'Simulated' }).notice).toBe('Simulated');
    expect(localSettings({ ...options, notice: undefined }).notice).toBeUndefined();
  });

  it('keep the playgrounds within the emulator', () => {
    const settings = localSettings({ ...options, notice: undefined });
    expect(settings.slackApiUrl).toBe(options.slackApiUrl);
    expect(settings.consoleLinks).toBe(false);
    expect(settings.stateBackendQuery).toContain(encodeURIComponent(options.endpoint));
  });
});

describe('the function URL', () => {
  it('is reached by the path that the emulator serves it under', () => {
    const url = localFunctionUrl('http://127.0.0.1:4566', 'https://abc123.lambda-url.us-east-1.on.aws/');
    expect(url).toBe('http://127.0.0.1:4566/_aws/lambda-url/abc123/');
  });

  it('and so is that of an HTTP API, where that stands before the function', () => {
    const url = localFunctionUrl('http://127.0.0.1:4566', 'http://abc123.execute-api.localhost:4566/');
    expect(url).toBe('http://127.0.0.1:4566/_aws/execute-api/abc123/$default/');
  });
});

describe('the banner', () => {
  it('has the address, the first command, and how to stop', () => {
    const text = banner({
      slackUrl: 'http://127.0.0.1:4580',
      apiUrl: 'http://127.0.0.1:4566/api/',
      simulatedWhy: undefined,
      notice: undefined,
      took: '40 s',
    });
    expect(text).toContain('http://127.0.0.1:4580');
    expect(text).toContain('npm run say -- "/playground create demo" --wait');
    expect(text).toContain('http://127.0.0.1:4566/api/playgrounds');
    expect(text).toContain('Ctrl-C');
    expect(text).not.toMatch(/simulated/i);
  });

  it('says that containers are simulated, and why', () => {
    const text = banner({
      slackUrl: 'http://127.0.0.1:4580',
      apiUrl: 'http://127.0.0.1:4566/api/',
      simulatedWhy: 'PLAYGROUND_DOCKER=off',
      notice: 'Simulated',
      took: '40 s',
    });
    expect(text).toMatch(/SIMULATED[\s\S]*nothing answers[\s\S]*PLAYGROUND_DOCKER=off/);
  });

  it('says of real containers from where their addresses answer, where that is not everywhere', () => {
    const notice = reachNotice('other containers', PUBLIC_BASE);
    const text = banner({
      slackUrl: 'http://127.0.0.1:4580',
      apiUrl: 'http://127.0.0.1:4566/api/',
      simulatedWhy: undefined,
      notice,
      took: '40 s',
    });
    expect(text).toContain(`Of a playground's address: ${notice}`);
    expect(localSettings({ ...options, notice }).notice).toBe(notice);
  });
});
