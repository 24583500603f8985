import { expect, it } from 'vitest';
import { clientFromEnvironment } from '../../../../bot/api/client/from-environment.ts';
import { apiDeps, PIPELINE } from '../support/api.ts';
import { serve } from '../support/serve.ts';

it('asks with the token that the environment has, and says who cannot be reached', async () => {
  const { url, close } = await serve(apiDeps({}, { 'Bearer token': PIPELINE }));
  const env = { PLAYGROUND_API_URL: `${url}/`, PLAYGROUND_API_TOKEN: 'token' };
  expect(await clientFromEnvironment(env).ask('listPlaygrounds', {})).toMatchObject({ ok: true });
  const wrong = clientFromEnvironment({ ...env, PLAYGROUND_API_TOKEN: 'another' });
  expect(await wrong.ask('listPlaygrounds', {})).toMatchObject({ ok: false, problem: { code: 'UNAUTHENTICATED' } });
  await close();
  await expect(clientFromEnvironment(env).ask('listPlaygrounds', {})).rejects.toThrow(`${url} was not reached`);
});

it('names every fault of the environment', () => {
  expect(() => clientFromEnvironment({ PLAYGROUND_USER: 'ada' })).toThrow(/PLAYGROUND_API_URL[\s\S]*PLAYGROUND_USER/);
});

it('wants a region where it has to sign and the address does not tell one', () => {
  expect(() => clientFromEnvironment({ PLAYGROUND_API_URL: 'http://127.0.0.1:1' })).toThrow('AWS_REGION');
  const url = 'https://abc123.lambda-url.eu-north-1.on.aws';
  expect(() => clientFromEnvironment({ PLAYGROUND_API_URL: url })).not.toThrow();
  const throughApi = 'https://abc123.execute-api.eu-north-1.amazonaws.com';
  expect(() => clientFromEnvironment({ PLAYGROUND_API_URL: throughApi })).not.toThrow();
});
