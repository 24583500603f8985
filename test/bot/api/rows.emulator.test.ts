import { describe, expect, it } from 'vitest';
import { createKeepRequest } from '../../../bot/api/kept-requests.ts';
import { createTokens } from '../../../bot/tokens/store.ts';
import { newToken } from '../../../bot/tokens/token.ts';
import { createRegistry } from '../../../provisioner/contract/registry-dynamodb/index.ts';
import { useRegistryTable } from '../../support/use-registry-table.ts';
import { apiDeps, ask } from './support/api.ts';

const NOW = 1_800_000_000;
const table = useRegistryTable();

describe('requests that came with a key', () => {
  it('are kept once, and each repeat learns what the first one was', async () => {
    const keep = createKeepRequest(table().client, table().table);
    const request = (requestedAt: number) => ({ id: 'one', fingerprint: `of ${requestedAt}`, requestedAt });
    const answers = await Promise.all(Array.from({ length: 20 }, (_, n) => keep(request(NOW + n))));
    const firsts = answers.filter(({ isRepeat }) => !isRepeat);
    expect(firsts).toHaveLength(1);
    for (const { kept } of answers) expect(kept).toEqual(firsts[0]?.kept);
  });

  it('of another key are others', async () => {
    const keep = createKeepRequest(table().client, table().table);
    const request = { id: 'two', fingerprint: 'f', requestedAt: NOW };
    expect(await keep(request)).toEqual({ isRepeat: false, kept: request });
  });
});

describe('two hundred requests at once with one key', () => {
  it('make one playground, and all hear of the same operation', async () => {
    const registry = createRegistry(table().client, table().table, { claimBudgetMs: 60_000 });
    const deps = apiDeps({ registry, keepRequest: createKeepRequest(table().client, table().table) });
    const headers = { 'idempotency-key': 'pr-42' };
    const answers = await Promise.all(
      Array.from({ length: 200 }, () => ask(deps, 'POST', '/playgrounds', { body: {}, headers })),
    );
    // How fast this machine is decides only who hears that it took too long.
    const heard = answers.filter(({ status }) => status !== 503);
    expect(heard.length).toBeGreaterThan(0);
    expect(new Set(heard.map(({ status, body }) => `${status} ${body.id}`)).size).toBe(1);
    expect(await registry.listAll(10)).toHaveLength(1);
  });
});

describe('tokens', () => {
  const scope = {
    label: 'pipeline',
    actsFor: ['U0ADA0001'],
    credentials: false,
    createdBy: 'U0LINUS01',
    createdAt: NOW,
  };

  it('are found, listed the next to end first, and gone when they are removed', async () => {
    const tokens = createTokens(table().client, table().table);
    const { token: late } = newToken({ ...scope, expiresAt: NOW + 200, templates: ['default'], maxPlaygrounds: 2 });
    const { token: soon } = newToken({ ...scope, expiresAt: NOW + 100 });
    await tokens.put(late);
    await tokens.put(soon);
    expect(await tokens.get(late.id)).toEqual(late);
    expect(await tokens.list()).toEqual([soon, late]);
    expect(await tokens.remove(soon.id)).toEqual(soon);
    expect([await tokens.get(soon.id), await tokens.remove(soon.id)]).toEqual([undefined, undefined]);
    expect(await tokens.list()).toEqual([late]);
  });

  it('are not in the list of all playgrounds, which shares their index', async () => {
    const registry = createRegistry(table().client, table().table);
    expect(await createTokens(table().client, table().table).list()).toHaveLength(1);
    // Of the two hundred requests above.
    expect(await registry.listAll(10)).toHaveLength(1);
  });
});
