import { describe, expect, it } from 'vitest';
import { banner } from '../../../infra/local/banner.ts';
import { localFunctionUrl, localSettings, simulatedImages } from '../../../infra/local/local-settings.ts';

const options = {
  endpoint: 'http://127.0.0.1:4566',
  slackApiUrl: 'http://127.0.0.1:4580/api/',
  templateImages: simulatedImages(),
};

describe('the settings of the local deployment', () => {
  it('say in plain words that containers are simulated, exactly when they are', () => {
    expect(localSettings({ ...options, simulated: true }).notice).toMatch(/Simulated.*nothing answers/);
    expect(localSettings({ ...options, simulated: false }).notice).toBeUndefined();
  });

  it('keep the playgrounds within the emulator', () => {
    const settings = localSettings({ ...options, simulated: false });
    expect(settings.slackApiUrl).toBe(options.slackApiUrl);
    expect(settings.stateBackendQuery).toContain(encodeURIComponent(options.endpoint));
  });
});

describe('the function URL', () => {
  it('is reached by the path that the emulator serves it under', () => {
    const url = localFunctionUrl('http://127.0.0.1:4566', 'https://abc123.lambda-url.us-east-1.on.aws/');
    expect(url).toBe('http://127.0.0.1:4566/_aws/lambda-url/abc123/');
  });
});

describe('the banner', () => {
  it('has the address, the first command, and how to stop', () => {
    const text = banner({ slackUrl: 'http://127.0.0.1:4580', simulatedWhy: undefined, took: '40 s' });
    expect(text).toContain('http://127.0.0.1:4580');
    expect(text).toContain('npm run say -- "/playground create demo" --wait');
    expect(text).toContain('Ctrl-C');
    expect(text).not.toMatch(/simulated/i);
  });

  it('says that containers are simulated, and why', () => {
    const text = banner({ slackUrl: 'http://127.0.0.1:4580', simulatedWhy: 'PLAYGROUND_DOCKER=off', took: '40 s' });
    expect(text).toMatch(/SIMULATED[\s\S]*nothing answers[\s\S]*PLAYGROUND_DOCKER=off/);
  });
});
