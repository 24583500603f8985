import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { backendEnvironment, chooseBackend } from '../../../infra/deploy/backend.ts';

const ACCOUNT = '111122223333';
const REGION = 'eu-north-1';
const BUCKET = `playground-bot-state-${ACCOUNT}-${REGION}`;

let home: string;
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'playground-home-'));
});
afterEach(() => rm(home, { recursive: true }));

const choose = (env: NodeJS.ProcessEnv = {}) => chooseBackend({ PULUMI_HOME: home, ...env }, ACCOUNT, REGION);
const logIn = (current: string) => writeFile(join(home, 'credentials.json'), JSON.stringify({ current }));

describe('where the state of the bot’s stacks is kept', () => {
  it('is a bucket of the account, where nobody says otherwise', async () => {
    const url = `s3://${BUCKET}?region=${REGION}`;
    expect(await choose()).toEqual({ kind: 'bucket', bucket: BUCKET, url });
    await logIn('');
    expect(await choose()).toMatchObject({ kind: 'bucket' });
  });

  it('is where PULUMI_BACKEND_URL says, or where somebody has logged in to', async () => {
    expect(await choose({ PULUMI_BACKEND_URL: 's3://ours' })).toEqual({ kind: 'chosen', where: 's3://ours' });
    expect(await choose({ PULUMI_ACCESS_TOKEN: 'pul-1' })).toEqual({ kind: 'chosen', where: 'https://api.pulumi.com' });
    await logIn('https://api.pulumi.com');
    expect(await choose()).toEqual({ kind: 'chosen', where: 'https://api.pulumi.com' });
  });

  it('asks for no passphrase, because no secret is in it, and takes one that is given', async () => {
    const backend = await choose();
    expect(backendEnvironment(backend, {})).toMatchObject({ PULUMI_CONFIG_PASSPHRASE: '' });
    expect(backendEnvironment(backend, { PULUMI_CONFIG_PASSPHRASE: 'mine' })).toMatchObject({
      PULUMI_CONFIG_PASSPHRASE: 'mine',
    });
    const fromFile = backendEnvironment(backend, { PULUMI_CONFIG_PASSPHRASE_FILE: '/a' });
    expect(fromFile).not.toHaveProperty('PULUMI_CONFIG_PASSPHRASE');
    const chosen = backendEnvironment({ kind: 'chosen', where: 's3://ours' }, {});
    expect(chosen).not.toHaveProperty('PULUMI_BACKEND_URL');
  });
});
