import type { PulumiCommand } from '@pulumi/pulumi/automation/index.js';
import type { StackOptions } from '../stack.ts';
import { withWorkFolder } from '../stack-workspace.ts';
import type { Terminal } from './ask.ts';
import { type Backend, backendEnvironment, chooseBackend } from './backend.ts';

/** What the commands about a stage are run with. */
export interface StageDeps {
  terminal: Terminal;
  env: NodeJS.ProcessEnv;
  /** Where the stages' files lie. */
  stackFolder: string;
  getPulumi(): Promise<PulumiCommand>;
}

export interface StageStack {
  stack: StackOptions;
  backend: Backend;
}

/** Opens the stack of a stage, with the engine and where its state is kept, for as long as `act` takes. */
export async function withStageStack<T>(
  { stage, accountId, region }: { stage: string; accountId: string; region: string },
  { terminal, env, stackFolder, getPulumi }: StageDeps,
  act: (stage: StageStack) => Promise<T>,
): Promise<T> {
  const backend = await chooseBackend(env, accountId, region);
  const pulumi = await getPulumi();
  return await withWorkFolder(stage, stackFolder, (workDir) =>
    act({
      backend,
      stack: {
        stackName: stage,
        workDir,
        env: backendEnvironment(backend, env),
        pulumi,
        engineConfig: { 'aws:region': region },
        log: terminal.say,
      },
    }),
  );
}
