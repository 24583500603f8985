import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { assertPinned } from '../../../../infra/local/setup/pulumi-cli.ts';
import { readVersions } from '../../../../infra/local/setup/versions.ts';
import { repositoryRoot } from '../../../../infra/repository.ts';

it('builds the very version that the SDK is of, and no other', async () => {
  const goMod = await readFile(join(repositoryRoot, 'infra/local/pulumi-cli/go.mod'), 'utf8');
  const { pulumi } = await readVersions(join(repositoryRoot, 'package-lock.json'));
  expect(() => assertPinned(pulumi, goMod)).not.toThrow();
  expect(() => assertPinned('3.999.0', goMod)).toThrow('bring it to v3.999.0');
});
