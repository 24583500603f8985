import { PulumiCommand } from '@pulumi/pulumi/automation/index.js';

let found: PulumiCommand | undefined;

/** The `pulumi` on the PATH. Found once for a process: it is asked for its version, which takes another. */
export async function findCli(): Promise<PulumiCommand> {
  found ??= await PulumiCommand.get();
  return found;
}
