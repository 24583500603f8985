import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, it } from 'vitest';
import { regionalService } from '../../../infra/bundle/slim-endpoints.ts';
import { repositoryRoot } from '../../../infra/repository.ts';

type Resolver = (parameters: Record<string, unknown>) => unknown;
type Client = new (config: object) => { config: { endpointProvider: Resolver } };

const SDK = join(repositoryRoot, 'node_modules/@aws-sdk');
/** Of buckets, and of the whole world: no bundle has them from slim-endpoints.ts. */
const OTHERS = ['client-s3', 'client-route-53', 'client-sts'];

const load = (path: string) => import(/* @vite-ignore */ pathToFileURL(path).href);

const { regionalEndpoint } = await load(join(repositoryRoot, 'infra/bundle/stubs/regional-endpoint.mjs'));
const { partitionsInfo } = await load(join(SDK, 'core/dist-es/submodules/client/util-endpoints/lib/aws/partitions.js'));
const regions = (partitionsInfo.partitions as { regions: object }[])
  .flatMap((partition) => Object.keys(partition.regions))
  .filter((region) => !region.endsWith('-global'));

/** A service's resolver as the SDK has it, and as bundles have it. */
async function resolversOf(client: string) {
  const exported = Object.entries((await import(/* @vite-ignore */ `@aws-sdk/${client}`)) as Record<string, unknown>);
  const [, Client] = exported.find(([name]) => /^[A-Z]\w+Client$/.test(name)) ?? [];
  const rules = await readFile(join(SDK, client, 'dist-es/endpoint/bdd.js'), 'utf8');
  return {
    theirs: new (Client as Client)({ region: 'eu-north-1' }).config.endpointProvider,
    ours: regionalEndpoint(regionalService(rules)) as Resolver,
  };
}

const clients = (await readdir(SDK)).filter((name) => name.startsWith('client-') && !OTHERS.includes(name));

it('knows services and regions', () => {
  expect(clients.length).toBeGreaterThan(10);
  expect(regions.length).toBeGreaterThan(40);
});

it.each(clients)(
  'finds %s in every region where the SDK does',
  async (client) => {
    const { ours, theirs } = await resolversOf(client);
    for (const Region of regions) {
      const asked = { Region, UseFIPS: false, UseDualStack: false, AccountIdEndpointMode: 'preferred' };
      expect(ours(asked)).toEqual(theirs(asked));
    }
    const told = { Region: 'eu-north-1', UseFIPS: false, UseDualStack: false, Endpoint: 'http://127.0.0.1:4566/path' };
    expect(ours(told)).toEqual(theirs(told));
  },
  30_000,
);

it.each([
  { UseFIPS: true },
  { UseDualStack: true },
  { IsSearchOperation: true },
  { AccountIdEndpointMode: 'required' },
])('says so when an address of another kind is asked for: %o', (kind) => {
  expect(() => regionalEndpoint('sns')({ Region: 'eu-north-1', ...kind })).toThrow('infra/bundle/slim-endpoints.ts');
});

it('says so when the SDK writes its rules in another way', () => {
  expect(() => regionalService('export const bdd = {};')).toThrow('infra/bundle/slim-endpoints.ts');
  const two = ['a', 'b'].map((host) => `"https://${host}.{Region}.{PartitionResult#dnsSuffix}"`);
  expect(() => regionalService(two.join())).toThrow('infra/bundle/slim-endpoints.ts');
});
