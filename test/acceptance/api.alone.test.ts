import { afterAll, describe, expect, it } from 'vitest';
import { type Authorise, bearer, overHttp } from '../../bot/api/client/over-http.ts';
import { sigV4 } from '../../bot/api/client/sigv4.ts';
import { createClient } from '../../bot/api/client.ts';
import { REGION } from '../../infra/local/emulator/environment.ts';
import { iamUser } from '../support/iam-user.ts';
import { theCloud } from './cloud/the-cloud.ts';
import { leftovers } from './leftovers.ts';
import { ADA, create, GRACE, LINUS, messages, readAccess, told, type, until, words } from './person.ts';

const cloud = await theCloud({ alone: true });
const { signedUrl, tokenUrl } = cloud.api;
/** Of the one caller that the local settings name. */
const KEYS = { accessKeyId: 'test', secretAccessKey: 'test' };

const api = (authorise: Authorise, onBehalfOf?: string, address = signedUrl) =>
  createClient(overHttp(address, authorise), { onBehalfOf });
const signed = api(sigV4(REGION, KEYS), ADA);

/** What an operation came to, once it has ended. */
const ended = (id: string, client = signed) =>
  until(
    `the end of ${id}`,
    async () => {
      const said = await client.ask('getOperation', { params: { id } });
      return said.ok && /succeeded|failed/.test(said.body.state) ? said.body : undefined;
    },
    180,
  );

afterAll(async () => {
  // A test that broke off must not leave containers behind for the next file.
  for (const name of ['piped', 'typed']) await type(cloud, LINUS, `/playground destroy ${name}`).catch(() => undefined);
});

describe('made over HTTP, destroyed from Slack', () => {
  it('is accepted, and a repeat with its key is the same operation', async () => {
    const body = { name: 'piped', lifetimeMinutes: 30 };
    const made = await signed.ask('createPlayground', { body, idempotencyKey: 'pr-1' });
    const again = await signed.ask('createPlayground', { body, idempotencyKey: 'pr-1' });
    if (!made.ok || !again.ok) throw new Error(JSON.stringify([made, again]));
    expect(made.status).toBe(202);
    expect(again.body.id).toBe(made.body.id);
    expect(await ended(made.body.id)).toMatchObject({ state: 'succeeded', kind: 'create' });
  });

  it('is its owner’s: in the message, in the list, and with the same credentials over HTTP', async () => {
    const access = readAccess(await told(cloud, ADA, 'piped', /is ready, until/));
    expect(await type(cloud, ADA, '/playground list')).toContain(access.address);
    const { ok, ...credentials } = await signed.ask('getCredentials', { params: { name: 'piped' } });
    expect(ok && 'body' in credentials && credentials.body).toEqual(access);
    const listed = await signed.ask('listPlaygrounds', {});
    expect(JSON.stringify(listed)).toContain(access.address);
    expect(JSON.stringify(listed)).not.toContain(access.password);
  });

  it('cannot be seen on behalf of somebody else', async () => {
    const seen = await api(sigV4(REGION, KEYS), GRACE).ask('getPlayground', { params: { name: 'piped' } });
    expect(seen).toMatchObject({ ok: false, problem: { status: 404, code: 'NO_SUCH_PLAYGROUND' } });
  });

  it('goes when its owner types so, and that is seen over HTTP', async () => {
    await type(cloud, ADA, '/playground destroy piped');
    await told(cloud, ADA, 'piped', /is gone, with everything in it/);
    expect(await leftovers(cloud, 'piped')).toEqual([]);
    const gone = await signed.ask('getPlayground', { params: { name: 'piped' } });
    expect(gone).toMatchObject({ ok: false, problem: { code: 'NO_SUCH_PLAYGROUND' } });
  });
});

describe('made in Slack, destroyed over HTTP', () => {
  it('is extended and destroyed, and its owner is told', async () => {
    await create(cloud, ADA, 'typed');
    const body = { change: 'extend', minutes: 60 } as const;
    expect(await signed.ask('changePlayground', { params: { name: 'typed' }, body })).toMatchObject({ status: 200 });
    const logs = await signed.ask('getLogs', { params: { name: 'typed' }, query: { lines: 5 } });
    expect(logs).toMatchObject({ ok: true, body: { containers: expect.arrayContaining(['web']) } });
    const destroyed = await signed.ask('destroyPlayground', { params: { name: 'typed' } });
    if (!destroyed.ok) throw new Error(JSON.stringify(destroyed));
    expect(await ended(destroyed.body.id)).toMatchObject({ state: 'succeeded', kind: 'destroy' });
    await told(cloud, ADA, 'typed', /is gone, with everything in it/);
    expect(await type(cloud, ADA, '/playground list')).not.toContain('*typed*');
  });
});

describe('a token', () => {
  const tokenOf = (said: string) => /pgtok_[\w-]+/.exec(said)?.[0] ?? '';
  const list = (token: string) => api(bearer(token), undefined, tokenUrl).ask('listPlaygrounds', {});
  const REFUSED = { ok: false, problem: { status: 401, code: 'UNAUTHENTICATED' } };

  it('is made by an admin alone, used, revoked, and refused', async () => {
    const make = '/playground token create pipeline @grace --max 1 --ttl 2h';
    expect(await type(cloud, ADA, make)).toContain('error:ADMINS_ONLY');
    const token = tokenOf(await type(cloud, LINUS, make));
    expect(await list(token)).toMatchObject({ ok: true, body: { playgrounds: [] } });
    const forAda = await api(bearer(token), ADA, tokenUrl).ask('createPlayground', { body: {} });
    expect(forAda).toMatchObject({ ok: false, problem: { code: 'NOT_IN_SCOPE' } });
    const [, id = ''] = token.split('_');
    const listed = await until('the token in the list', async () => {
      const said = await type(cloud, LINUS, '/playground token list');
      return said.includes(id) ? said : undefined;
    });
    expect(listed).not.toContain(token);
    expect(await type(cloud, LINUS, `/playground token revoke ${id}`)).toContain('worth nothing any more');
    expect(await list(token)).toMatchObject(REFUSED);
    for (const message of await messages(cloud, LINUS)) expect(words(message)).not.toContain('pgtok_');
  });

  it('is refused in the same words whether it is wrong, none, or a signature', async () => {
    const wrong = await Promise.all([list(`pgtok_${'0'.repeat(12)}_${'x'.repeat(43)}`), list('x')]);
    const unsigned = await fetch(new URL('playgrounds', tokenUrl));
    for (const said of wrong) expect(said).toMatchObject(REFUSED);
    expect([unsigned.status, unsigned.headers.get('content-type')]).toEqual([401, 'application/problem+json']);
    const bySignature = await api(sigV4(REGION, KEYS), ADA, tokenUrl).ask('listPlaygrounds', {});
    expect(bySignature).toMatchObject(REFUSED);
  });
});

describe('the signed address', () => {
  it('lets in nobody unsigned, wrongly signed, or with a token', async () => {
    const unsigned = await fetch(new URL('playgrounds', signedUrl));
    const byToken = await fetch(new URL('playgrounds', signedUrl), { headers: { authorization: 'Bearer x' } });
    expect([unsigned.status, byToken.status]).toEqual([403, 403]);
    const wrong = api(sigV4(REGION, { ...KEYS, secretAccessKey: 'wrong' }), ADA).ask('listPlaygrounds', {});
    await expect(wrong).rejects.toThrow('AWS let nobody in (403');
  });

  it('lets in a user whom AWS allows it with the policy that the deployment prints, and who is no caller here', async () => {
    const user = await iamUser(cloud.endpoint, 'stranger', cloud.outputs.apiCallerPolicy);
    const said = await api(sigV4(REGION, user), ADA).ask('listPlaygrounds', {});
    expect(said).toMatchObject({ ok: false, problem: { status: 401, code: 'UNAUTHENTICATED' } });
  });
});
