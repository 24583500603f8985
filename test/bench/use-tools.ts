import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getTools, linkPlugins } from '../../infra/local/setup/index.ts';

/** Gets the tools that `npm start` gets and puts them where this process, and what it starts, looks for them. */
export async function useTools(log: (line: string) => void): Promise<{ remove(): Promise<void> }> {
  const tools = await getTools({ log });
  const pulumiHome = await mkdtemp(join(tmpdir(), 'bench-pulumi-'));
  await linkPlugins(tools.plugins, pulumiHome);
  Object.assign(process.env, {
    PULUMI_HOME: pulumiHome,
    PLAYGROUND_EMULATOR_PYTHON: tools.python,
    PATH: [...tools.path, process.env['PATH']].join(':'),
  });
  return { remove: () => rm(pulumiHome, { recursive: true, force: true }) };
}
