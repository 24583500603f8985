import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Plugin } from 'esbuild';
import { STUBS } from './leave-out.ts';

const RESOLVER = /@aws-sdk[\\/]client-[\w-]+[\\/]dist-es[\\/]endpoint[\\/]endpointResolver\.js$/;
/** Its addresses are those of buckets. */
const S3 = /client-s3[\\/]/;
const SPECIAL = /^search-|-fips$/;

/** Of the rules for the addresses of AWS's services the one that every call here goes by, instead of 20 KB of them. */
export const slimEndpoints: Plugin = {
  name: 'slim-endpoints',
  setup(build) {
    build.onLoad({ filter: RESOLVER }, async ({ path }) => {
      if (S3.test(path)) return undefined;
      const service = regionalService(await readFile(join(dirname(path), 'bdd.js'), 'utf8'));
      return {
        contents: `import { regionalEndpoint } from './regional-endpoint.mjs';
export const defaultEndpointResolver = regionalEndpoint(${JSON.stringify(service)});`,
        resolveDir: STUBS,
      };
    });
  },
};

/**
 * @param rules a client's own
 * @returns how the service's addresses begin, such as `dynamodb`
 * @throws when the rules are not written as we know them
 */
export function regionalService(rules: string): string {
  const hosts = rules.matchAll(/"https:\/\/([a-z0-9.-]+)\.\{Region\}\.\{PartitionResult#dnsSuffix\}"/g);
  const [service, ...others] = new Set([...hosts].map(([, host = '']) => host).filter((host) => !SPECIAL.test(host)));
  if (service === undefined || others.length > 0)
    throw new Error('the AWS SDK writes its endpoints in another way now: see infra/bundle/slim-endpoints.ts');
  return service;
}
