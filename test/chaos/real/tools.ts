import { join } from 'node:path';
import { getTools, linkPlugins } from '../../../infra/local/setup/index.ts';
import { missingTools } from '../../provisioner/support/missing-tools.ts';

/** Gets engine, plugin and emulator into this process's environment, unless `npm test` has put them there. */
export async function useTools(folder: string, log: (line: string) => void): Promise<void> {
  if ((await missingTools()) === undefined) return;
  const tools = await getTools({ log });
  const pulumiHome = join(folder, 'pulumi-home');
  await linkPlugins(tools.plugins, pulumiHome);
  process.env['PLAYGROUND_EMULATOR_PYTHON'] = tools.python;
  process.env['PULUMI_HOME'] = pulumiHome;
  process.env['PATH'] = [...tools.path, process.env['PATH']].join(':');
}
