import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LocalWorkspace, type PulumiFn } from '@pulumi/pulumi/automation/index.js';
import { changeOf } from '../../../provisioner/engine/events.ts';
import { timed } from '../in-turns.ts';
import { type Contender, createDrainWatch } from './contenders.ts';

/** The shape of the Automation API's own examples: createOrSelectStack, up, outputs; destroy, removeStack. */
export function plain(options: {
  backendUrl: string;
  passphrase: string;
  config: Record<string, string>;
  program: (id: string) => PulumiFn;
}): Contender {
  const { backendUrl, passphrase, config, program } = options;
  const open = async (id: string, workDir: string) =>
    LocalWorkspace.createOrSelectStack(
      { stackName: id, projectName: 'plain', program: program(id) },
      {
        workDir,
        stackSettings: { [id]: { config } },
        envVars: { PULUMI_BACKEND_URL: backendUrl, PULUMI_CONFIG_PASSPHRASE: passphrase },
      },
    );
  return async (id) => {
    const workDir = await mkdtemp(join(tmpdir(), 'bench-plain-'));
    try {
      const create = await timed(async () => (await open(id, workDir)).up());
      const drain = createDrainWatch();
      const destroy = await timed(async () => {
        const stack = await open(id, workDir);
        await stack.destroy({
          onEvent: (event) => {
            const change = changeOf(event);
            if (change) drain.seen(change.type, change.phase);
          },
        });
        await stack.workspace.removeStack(id);
      });
      return { create, waited: 0, destroy, drain: drain.ms() };
    } finally {
      await rm(workDir, { recursive: true });
    }
  };
}
