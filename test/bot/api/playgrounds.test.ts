import { describe, expect, it } from 'vitest';
import { fakeRegistry } from '../support/fake-registry.ts';
import { ADA, GRACE, operation, playground } from '../support/rows.ts';
import { apiDeps, ask, PIPELINE } from './support/api.ts';

const key = (idempotencyKey: string) => ({ headers: { 'Idempotency-Key': idempotencyKey } });
/** Ada's, and Grace's, of which one is shared with Ada. */
const world = () =>
  fakeRegistry({
    playgrounds: [
      playground({ name: 'mine', id: 'mine-1' }),
      playground({ name: 'theirs', id: 'theirs-1', ownerId: GRACE }),
      playground({
        name: 'ours',
        id: 'ours-1',
        ownerId: GRACE,
        sharedWith: [{ kind: 'user', id: ADA, credentials: false }],
      }),
    ],
    operations: [operation({ playgroundName: 'theirs', playgroundId: 'theirs-1', ownerId: GRACE, askedBy: GRACE })],
  });

describe('making a playground', () => {
  it('is accepted, owned by whom it is asked for, started, and at the address that the answer gives', async () => {
    const deps = apiDeps();
    const { status, headers, body } = await ask(deps, 'POST', '/playgrounds', {
      body: { name: 'demo', lifetimeMinutes: 30, tags: { web: 'v2' } },
    });
    expect(status).toBe(202);
    expect(body).toMatchObject({ kind: 'create', state: 'queued', playground: 'demo' });
    expect(deps.invoke).toHaveBeenCalledExactlyOnceWith(body.id, expect.anything());
    expect(deps.registry.playgrounds.get('demo')).toMatchObject({ ownerId: ADA, tags: { web: 'v2' } });
    const address = new URL(headers['location'] ?? '', 'https://api.test/playgrounds').pathname;
    expect(await ask(deps, 'GET', address)).toMatchObject({ status: 200, body: { id: body.id } });
  });

  it('two hundred times at once with one key is one playground, and all hear of the same operation', async () => {
    const deps = apiDeps();
    const answers = await Promise.all(
      Array.from({ length: 200 }, () => ask(deps, 'POST', '/playgrounds', { body: {}, ...key('pr-42') })),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([202]));
    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
    expect(deps.registry.playgrounds.size).toBe(1);
  });

  it('again with the key of another request is refused, and a key is its caller’s own', async () => {
    const deps = apiDeps({}, { pipeline: PIPELINE, other: { ...PIPELINE, id: 'other' } });
    const first = await ask(deps, 'POST', '/playgrounds', { body: { name: 'demo' }, ...key('k') });
    expect((await ask(deps, 'POST', '/playgrounds', { body: { name: 'demo2' }, ...key('k') })).body.code).toBe(
      'KEY_REUSED',
    );
    expect((await ask(deps, 'DELETE', '/playgrounds/demo', key('k'))).body.code).toBe('KEY_REUSED');
    const headers = { 'idempotency-key': 'k', authorization: 'other' };
    const other = await ask(deps, 'POST', '/playgrounds', { body: { name: 'demo2' }, headers });
    expect(other.status).toBe(202);
    expect(other.body.id).not.toBe(first.body.id);
  });

  it('is refused where policy or quotas say so, and tells nothing of others', async () => {
    const refused = async (deps: ReturnType<typeof apiDeps>, body: object) => {
      const { status, body: told } = await ask(deps, 'POST', '/playgrounds', { body });
      expect(JSON.stringify(told)).not.toContain(GRACE);
      return [status, told.code];
    };
    const deps = apiDeps({ registry: world() });
    expect(await refused(deps, { name: 'theirs' })).toEqual([409, 'NAME_TAKEN']);
    expect(await refused(deps, { name: 'mine' })).toEqual([409, 'ALREADY_YOURS']);
    expect(await refused(deps, { template: 'nothing' })).toEqual([422, 'UNKNOWN_TEMPLATE']);
    expect(await refused(deps, { tags: { db: 'v1' } })).toEqual([422, 'UNKNOWN_SERVICE']);
    expect(await refused(deps, { tags: { web: 'latest' } })).toEqual([422, 'TAG_NOT_ALLOWED']);
    expect(await refused(deps, { lifetimeMinutes: 1 })).toEqual([422, 'LIFETIME_TOO_SHORT']);
    expect(await refused(deps, { lifetimeMinutes: 40_000 })).toEqual([422, 'LIFETIME_TOO_LONG']);
    expect(await refused(apiDeps({ limits: { perOwner: 0, total: 9 } }), {})).toEqual([409, 'OWNER_LIMIT']);
    expect(await refused(apiDeps({ limits: { perOwner: 9, total: 0 } }), {})).toEqual([409, 'WORKSPACE_LIMIT']);
  });

  it('counts on the caller’s quota too, and is of its templates only', async () => {
    const caller = { ...PIPELINE, actsFor: [ADA, GRACE], maxPlaygrounds: 1, templates: ['other'] };
    const [template] = apiDeps().templates;
    if (!template) throw new Error('no template');
    const deps = apiDeps({ templates: [template, { ...template, name: 'other' }] }, { pipeline: caller });
    const make = (user: string, body: object) =>
      ask(deps, 'POST', '/playgrounds', { body, headers: { 'playground-user': user } });
    expect((await make(ADA, { template: 'default' })).body.code).toBe('UNKNOWN_TEMPLATE');
    expect((await make(ADA, { name: 'demo' })).status).toBe(202);
    expect(deps.registry.playgrounds.get('demo')?.template).toBe('other');
    expect((await make(GRACE, {})).body.code).toBe('CALLER_LIMIT');
  });

  it('is for somebody who is there', async () => {
    const deps = apiDeps();
    deps.lookups.person.mockResolvedValue(undefined);
    expect((await ask(deps, 'POST', '/playgrounds', { body: {} })).body.code).toBe('NO_SUCH_PERSON');
  });
});

describe('what may not be seen', () => {
  it('looks like what is not there, whatever is asked of it', async () => {
    const asks = [
      ['GET', ''],
      ['GET', '/logs'],
      ['GET', '/credentials'],
      ['DELETE', ''],
      ['PATCH', '', { body: { change: 'extend' } }],
      ['PATCH', '', { body: { change: 'update' } }],
    ] as const;
    const deps = apiDeps({ registry: world() }, { pipeline: { ...PIPELINE, credentials: true } });
    for (const [method, path, what] of asks) {
      const answers = await Promise.all(
        ['theirs', 'absent'].map(async (name) => {
          const { status, body } = await ask(deps, method, `/playgrounds/${name}${path}`, what);
          return JSON.stringify([status, body]).replaceAll(name, 'NAME');
        }),
      );
      expect(new Set(answers).size, `${method} ${path}`).toBe(1);
      expect(answers[0]).toContain('NO_SUCH_PLAYGROUND');
    }
    expect((await ask(deps, 'GET', '/operations/op-0123456789abcdef0123')).body.code).toBe('NO_SUCH_OPERATION');
  });

  it('is also what is of another template than the caller’s', async () => {
    const deps = apiDeps({ registry: world() }, { pipeline: { ...PIPELINE, templates: ['other'] } });
    expect((await ask(deps, 'GET', '/playgrounds')).body.playgrounds).toEqual([]);
    expect((await ask(deps, 'DELETE', '/playgrounds/mine')).body.code).toBe('NO_SUCH_PLAYGROUND');
  });

  it('is not what is shared: that is seen, and refused for what it is', async () => {
    const deps = apiDeps({ registry: world() });
    expect((await ask(deps, 'GET', '/playgrounds/ours')).body).toMatchObject({ name: 'ours', owner: GRACE });
    expect((await ask(deps, 'DELETE', '/playgrounds/ours')).body.code).toBe('NOT_YOURS');
    const { playgrounds } = (await ask(deps, 'GET', '/playgrounds')).body;
    expect(playgrounds.map(({ name }: { name: string }) => name)).toEqual(['mine', 'ours']);
  });
});

describe('the list', () => {
  it('has what is shared with a channel that the person is in, and is refused where Slack does not say which those are', async () => {
    const registry = fakeRegistry({
      playgrounds: [
        playground({ ownerId: GRACE, sharedWith: [{ kind: 'channel', id: 'C0TEAM001', credentials: false }] }),
      ],
    });
    const deps = apiDeps({ registry });
    expect((await ask(deps, 'GET', '/playgrounds')).body.playgrounds).toEqual([]);
    deps.lookups.channelsOf.mockResolvedValue(new Set(['C0TEAM001']));
    expect((await ask(deps, 'GET', '/playgrounds')).body.playgrounds).toHaveLength(1);
    deps.lookups.channelsOf.mockRejectedValue(new Error('timeout'));
    expect((await ask(deps, 'GET', '/playgrounds')).body.code).toBe('MEMBERSHIP_UNKNOWN');
  });
});

describe('changing a playground', () => {
  it('is done at once where no engine is needed, and a repeat does nothing', async () => {
    const deps = apiDeps({ registry: world() });
    const before = deps.registry.playgrounds.get('mine')?.expiresAt ?? 0;
    const what = { body: { change: 'extend', minutes: 60 }, ...key('once') };
    const first = await ask(deps, 'PATCH', '/playgrounds/mine', what);
    const again = await ask(deps, 'PATCH', '/playgrounds/mine', what);
    expect(first).toMatchObject({ status: 200, body: { kind: 'extend', state: 'succeeded' } });
    expect(again.body).toEqual(first.body);
    expect(deps.registry.playgrounds.get('mine')?.expiresAt).toBe(before + 3600);
    const address = new URL(first.headers['location'] ?? '', 'https://api.test/playgrounds/mine').pathname;
    expect((await ask(deps, 'GET', address)).body).toEqual(first.body);
  });

  it('shares it, takes that back, and lets a caller that is told no passwords pass none on', async () => {
    const deps = apiDeps({ registry: world() });
    const change = (change: string, extra = {}) =>
      ask(deps, 'PATCH', '/playgrounds/mine', { body: { change, with: { kind: 'user', id: GRACE, ...extra } } });
    expect((await change('share', { credentials: true })).body.code).toBe('NOT_IN_SCOPE');
    expect((await change('share')).status).toBe(200);
    expect(deps.registry.playgrounds.get('mine')?.sharedWith).toEqual([
      { kind: 'user', id: GRACE, credentials: false },
    ]);
    expect((await change('unshare')).status).toBe(200);
    expect((await change('unshare')).body.code).toBe('NOT_SHARED');
  });

  it('starts an update, after which other changes wait', async () => {
    const deps = apiDeps({ registry: world() });
    const change = (body: object) => ask(deps, 'PATCH', '/playgrounds/mine', { body });
    expect(await change({ change: 'update', tags: { web: 'v3' } })).toMatchObject({
      status: 202,
      body: { kind: 'update' },
    });
    expect((await change({ change: 'extend' })).body.code).toBe('BEING_UPDATED');
    expect((await ask(deps, 'DELETE', '/playgrounds/mine')).body.code).toBe('BEING_UPDATED');
  });

  it('destroys it, and a repeat with its key is answered when it is long gone', async () => {
    const deps = apiDeps({ registry: world() });
    const first = await ask(deps, 'DELETE', '/playgrounds/mine', key('closed'));
    expect(first).toMatchObject({ status: 202, body: { kind: 'destroy' } });
    deps.registry.playgrounds.delete('mine');
    expect((await ask(deps, 'DELETE', '/playgrounds/mine', key('closed'))).body.id).toBe(first.body.id);
    expect((await ask(deps, 'DELETE', '/playgrounds/mine')).body.code).toBe('NO_SUCH_PLAYGROUND');
  });
});

it('of an earlier release, whose name ends with a hyphen, is seen and destroyed', async () => {
  const deps = apiDeps({
    registry: fakeRegistry({ playgrounds: [playground({ name: 'demo-', id: 'demo--0a1b2c3d' })] }),
  });
  expect(await ask(deps, 'GET', '/playgrounds/demo-')).toMatchObject({ status: 200, body: { name: 'demo-' } });
  expect((await ask(deps, 'DELETE', '/playgrounds/demo-')).status).toBe(202);
});

describe('what is read', () => {
  it('are credentials only by whom may have them, on behalf of somebody who knows them', async () => {
    const deps = apiDeps({ registry: world() }, { pipeline: PIPELINE, trusted: { ...PIPELINE, credentials: true } });
    const read = (authorization: string, name: string) =>
      ask(deps, 'GET', `/playgrounds/${name}/credentials`, { headers: { authorization } });
    expect((await read('pipeline', 'mine')).body.code).toBe('NOT_IN_SCOPE');
    expect((await read('trusted', 'mine')).body).toEqual({
      user: 'playground',
      password: 'pgpw-secret',
      address: 'http://198.51.100.7:8080',
    });
    expect((await read('trusted', 'ours')).body.code).toBe('NOT_YOURS');
    expect(JSON.stringify([await ask(deps, 'GET', '/playgrounds'), deps.log.lines])).not.toContain('pgpw-secret');
  });

  it('are logs without secrets, of containers that there are', async () => {
    const deps = apiDeps({ registry: world() });
    const lines = [{ at: 1_790_000_000_123, container: 'api', text: 'token=abc' }];
    deps.lastLines.mockResolvedValue({ lines, containers: ['api'] });
    expect((await ask(deps, 'GET', '/playgrounds/mine/logs', { query: 'lines=5&container=api' })).body).toEqual({
      lines: [{ at: '2026-09-21T14:13:20.123Z', container: 'api', text: 'token=[secret]' }],
      containers: ['data', 'api', 'web'],
    });
    expect(deps.lastLines.mock.lastCall?.[0]).toMatchObject({ lines: 5, container: 'api' });
    const { body } = await ask(deps, 'GET', '/playgrounds/mine/logs', { query: 'container=db' });
    expect(body.code).toBe('NO_SUCH_CONTAINER');
  });

  it('are the templates, with what they cost', async () => {
    const { body } = await ask(apiDeps(), 'GET', '/templates');
    expect(body).toMatchObject({
      defaultLifetimeMinutes: 240,
      templates: [{ name: 'default', vcpus: 0.25, memoryMiB: 512 }],
    });
  });
});
