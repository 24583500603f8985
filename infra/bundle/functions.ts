import { join } from 'node:path';
import { repositoryRoot } from '../repository.ts';
import type { Stub } from './leave-out.ts';
import { leftOut } from './left-out.ts';

/** The five bundles of functions, and the provisioner's command line: where each one's source begins, and what its bundle does without. */
export interface FunctionBundle {
  entry: string;
  /** What takes the place of modules, by their names, and of single files, by paths that begin with their package's name. */
  leftOut: { modules: Record<string, Stub>; files: Record<string, Stub> };
  /** Pulumi looks at names of functions and classes; what is waited for is smaller without them. */
  keepNames?: boolean;
  /** The bundle fails to build when it grows beyond this: the bot's cold starts are paid in Slack's 3 seconds. */
  maxBytes: number;
  /** What templates.json beside index.js in the zip holds, where there is one: what people are told of templates, or templates by name. */
  templates?: 'summaries' | 'whole';
}

const KIB = 1024;
const MIB = 1024 * KIB;

export const functionBundles = {
  bot: { entry: 'bot/index.ts', leftOut: leftOut.bot, maxBytes: 430 * KIB, templates: 'summaries' },
  // JSON Schema is told by /openapi.json and /mcp; a third of the bundle is MCP's SDK, which is loaded when it is asked for.
  api: { entry: 'bot/api/index.ts', leftOut: leftOut.api, maxBytes: 622 * KIB, templates: 'summaries' },
  notifier: { entry: 'bot/notifier/index.ts', leftOut: leftOut.notifier, maxBytes: 322 * KIB, templates: 'summaries' },
  sweeper: { entry: 'provisioner/sweeper/index.ts', leftOut: leftOut.sweeper, maxBytes: 497 * KIB, templates: 'whole' },
  provisioner: { entry: 'provisioner/index.ts', leftOut: leftOut.provisioner, keepNames: true, maxBytes: 8 * MIB },
  /** The second entry of the provisioner's image; no function. */
  'provisioner-cli': {
    entry: 'provisioner/cli.ts',
    leftOut: leftOut.provisioner,
    keepNames: true,
    maxBytes: 8 * MIB,
  },
} as const satisfies Record<string, FunctionBundle>;
export type FunctionName = keyof typeof functionBundles;
export const FUNCTION_NAMES = Object.keys(functionBundles) as FunctionName[];

/** The folder of the function's `index.js`. */
export function bundleDirectory(name: FunctionName): string {
  return join(repositoryRoot, 'dist', name);
}
