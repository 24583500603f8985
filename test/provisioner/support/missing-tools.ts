import { access } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { execa } from 'execa';

const { version } = createRequire(import.meta.url)('@pulumi/aws/package.json') as { version: string };

/** What is missing here to run the engine for real, in words; undefined when nothing is. */
export async function missingTools(): Promise<string | undefined> {
  try {
    await execa('pulumi', ['version']);
  } catch {
    return 'there is no pulumi on PATH';
  }
  const plugin = join(process.env['PULUMI_HOME'] ?? '', 'plugins', `resource-aws-v${version}`);
  try {
    await access(plugin);
  } catch {
    return 'there is no AWS plugin in PULUMI_HOME';
  }
  return undefined;
}
