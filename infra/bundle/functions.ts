import { join } from 'node:path';
import { repositoryRoot } from '../repository.ts';

/** The four functions, and the provisioner's command line: where each one's source begins, and what its bundle does without. */
export interface FunctionBundle {
  entry: string;
  /** Module → stub of infra/bundle/stubs that takes its place. */
  stubs: Record<string, 'unreached' | 'empty'>;
  /** The bundle fails to build when it grows beyond this: the bot's cold starts are paid in Slack's 3 seconds. */
  maxBytes: number;
}

const KIB = 1024;
const MIB = 1024 * KIB;

// Bolt's Lambda receiver never reaches these, and they are 90 % of a bundle that has them: 107 ms to load instead of 20.
const unreachedByBolt = {
  express: 'unreached',
  '@slack/socket-mode': 'unreached',
  '@slack/oauth': 'unreached',
  'raw-body': 'unreached',
} as const;

// Pulumi needs the compiler to serialise closures; inline programs have none, but it is required at load.
const withoutCompiler = { typescript: 'empty' } as const;

export const functionBundles = {
  bot: { entry: 'bot/index.ts', stubs: unreachedByBolt, maxBytes: MIB },
  notifier: { entry: 'bot/notifier/index.ts', stubs: {}, maxBytes: MIB },
  // Nobody waits for the sweeper, and EC2's client alone is half a megabyte.
  sweeper: { entry: 'provisioner/sweeper/index.ts', stubs: {}, maxBytes: 1.5 * MIB },
  provisioner: { entry: 'provisioner/index.ts', stubs: withoutCompiler, maxBytes: 8 * MIB },
  /** The second entry of the provisioner's image; no function. */
  'provisioner-cli': { entry: 'provisioner/cli.ts', stubs: withoutCompiler, maxBytes: 8 * MIB },
} as const satisfies Record<string, FunctionBundle>;
export type FunctionName = keyof typeof functionBundles;
export const FUNCTION_NAMES = Object.keys(functionBundles) as FunctionName[];

/** The folder that becomes the function's zip: `index.js` and nothing else. */
export function bundleDirectory(name: FunctionName): string {
  return join(repositoryRoot, 'dist', name);
}
