import { join } from 'node:path';
import { repositoryRoot } from '../repository.ts';
import type { Stub } from './leave-out.ts';

/** The five bundles of functions, and the provisioner's command line: where each one's source begins, and what its bundle does without. */
export interface FunctionBundle {
  entry: string;
  /** Module → stub of infra/bundle/stubs that takes its place. */
  stubs: Record<string, Stub>;
  /** The same for single files: a path that begins with the package's name → stub. */
  fileStubs?: Record<string, Stub>;
  /** The bundle fails to build when it grows beyond this: the bot's cold starts are paid in Slack's 3 seconds. */
  maxBytes: number;
  /** What templates.json beside index.js in the zip holds, where there is one: what people are told of templates, or templates by name. */
  templates?: 'summaries' | 'whole';
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

const receivers = '@slack/bolt/dist/receivers';
const otherReceivers = {
  [`${receivers}/ExpressReceiver.js`]: 'unreached',
  [`${receivers}/HTTPReceiver.js`]: 'unreached',
  [`${receivers}/SocketModeReceiver.js`]: 'unreached',
  [`${receivers}/HTTPModuleFunctions.js`]: 'unreached',
  [`${receivers}/custom-routes.js`]: 'unreached',
} as const satisfies Record<string, Stub>;

// Of the eight places where the SDK looks for credentials Lambda uses one; the others bring clients of their own.
const slim = {
  '@aws-sdk/credential-provider-node': 'environment-credentials',
  '@smithy/core/event-streams': 'no-event-streams',
} as const;
const slimFiles = {
  'zod/v4/core/to-json-schema.js': 'no-json-schema',
  'zod/v4/core/json-schema-processors.js': 'no-json-schema',
} as const satisfies Record<string, Stub>;

// Pulumi needs the compiler to serialise closures; inline programs have none, but it is required at load.
const withoutCompiler = { typescript: 'empty' } as const;

// See bot/mcp/server.ts.
const withoutFormValidator = { '@modelcontextprotocol/server/_shims': 'unreached' } as const;

export const functionBundles = {
  bot: {
    entry: 'bot/index.ts',
    stubs: { ...unreachedByBolt, ...slim },
    fileStubs: { ...otherReceivers, ...slimFiles },
    maxBytes: 720 * KIB,
    templates: 'summaries',
  },
  // JSON Schema is told by /openapi.json and /mcp; a third of the bundle is MCP's SDK, which is loaded when it is asked for.
  api: {
    entry: 'bot/api/index.ts',
    stubs: { ...slim, ...withoutFormValidator },
    maxBytes: 900 * KIB,
    templates: 'summaries',
  },
  notifier: {
    entry: 'bot/notifier/index.ts',
    stubs: slim,
    fileStubs: slimFiles,
    maxBytes: 512 * KIB,
    templates: 'summaries',
  },
  sweeper: {
    entry: 'provisioner/sweeper/index.ts',
    stubs: slim,
    fileStubs: slimFiles,
    maxBytes: 512 * KIB,
    templates: 'whole',
  },
  provisioner: { entry: 'provisioner/index.ts', stubs: withoutCompiler, maxBytes: 8 * MIB },
  /** The second entry of the provisioner's image; no function. */
  'provisioner-cli': { entry: 'provisioner/cli.ts', stubs: withoutCompiler, maxBytes: 8 * MIB },
} as const satisfies Record<string, FunctionBundle>;
export type FunctionName = keyof typeof functionBundles;
export const FUNCTION_NAMES = Object.keys(functionBundles) as FunctionName[];

/** The folder of the function's `index.js`. */
export function bundleDirectory(name: FunctionName): string {
  return join(repositoryRoot, 'dist', name);
}
