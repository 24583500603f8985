import { join } from 'node:path';
import { LocalWorkspace } from '@pulumi/pulumi/automation/index.js';
import { expect, it } from 'vitest';
import { repositoryRoot } from '../../infra/repository.ts';
import { parseSettings } from '../../infra/settings.ts';

it('the example of a stack configuration is complete and without a fault', async () => {
  // Pulumi's own reader of these files, which takes no CLI for it.
  const read = LocalWorkspace.prototype.stackSettings.bind({
    workDir: join(repositoryRoot, 'infra'),
  } as LocalWorkspace);
  const { config = {} } = await read('example');
  expect(config['aws:region']).toBe('eu-north-1');
  expect(parseSettings(config['playground-bot:settings'])).toMatchObject({ provisioner: { package: 'image' } });
});
