import type { Stub } from './leave-out.ts';

/** Module, or file of a package → what takes its place. See test/infra/bundle: each list is right only as long as the bundles work. */
type LeftOut = Record<string, Stub>;

// Bolt's other receivers, which are 90 % of a bundle that has them: 107 ms to load instead of 20.
const bolt = '@slack/bolt/dist';
const otherReceivers = {
  [`${bolt}/index.js`]: 'bolt-index',
  [`${bolt}/types/index.js`]: 'bolt-types',
  [`${bolt}/CustomFunction.js`]: 'unreached',
  [`${bolt}/context/create-function-complete.js`]: 'unreached',
  [`${bolt}/context/create-function-fail.js`]: 'unreached',
  [`${bolt}/conversation-store.js`]: 'unreached',
  [`${bolt}/receivers/HTTPReceiver.js`]: 'unreached',
  [`${bolt}/receivers/SocketModeReceiver.js`]: 'unreached',
} as const satisfies LeftOut;

// Slack is asked once and side by side: whoever asks knows what is worth another try, and what of 3 seconds is left for it.
const patienceOfSlack = {
  'p-queue': 'no-queue',
  'p-retry': 'one-try',
} as const satisfies LeftOut;

const webApi = '@slack/web-api/dist';
const slackFiles = {
  [`${webApi}/index.js`]: 'web-api-index',
  [`${webApi}/methods.js`]: 'slack-methods',
  [`${webApi}/chat-stream.js`]: 'unreached',
  [`${webApi}/file-upload.js`]: 'unreached',
} as const satisfies LeftOut;

// Of the eight places where the SDK looks for credentials Lambda uses one; the others bring clients of their own.
const sdk = {
  '@aws-sdk/credential-provider-node': 'environment-credentials',
  '@aws-sdk/middleware-endpoint-discovery': 'no-endpoint-discovery',
  '@smithy/core/event-streams': 'no-event-streams',
} as const satisfies LeftOut;

// Node has what these do for browsers; retries are of the standard kind; a region is always given, and all else by the
// environment; and no call is an event stream.
const smithy = '@smithy/core/dist-es/submodules';
const sdkFiles = {
  [`${smithy}/checksum/sha256/Sha256Js.js`]: 'unreached',
  [`${smithy}/config/config-resolver/regionConfig/getInstanceMetadataRegion.js`]: 'unreached',
  [`${smithy}/config/node-config-provider/fromSharedConfigFiles.js`]: 'no-config-files',
  [`${smithy}/retry/util-retry/AdaptiveRetryStrategy.js`]: 'unreached',
  '@smithy/signature-v4/dist-es/HeaderFormatter.js': 'no-event-streams',
} as const satisfies LeftOut;

// What only the sweeper's services need: addresses by bucket (see slim-endpoints.ts), answers that are streams, and dates in
// XML or headers.
const sweepersFiles = {
  '@aws-sdk/core/dist-es/submodules/client/util-endpoints/lib/aws/partitions.js': 'unreached',
  [`${smithy}/endpoints/middleware-endpoint/service-customizations/s3.js`]: 'unreached',
  [`${smithy}/serde/schema-serde-lib/schema-date-utils.js`]: 'unreached',
  [`${smithy}/serde/util-stream/sdk-stream-mixin.js`]: 'unreached',
} as const satisfies LeftOut;

const jsonSchemaFiles = {
  'zod/v4/core/to-json-schema.js': 'no-json-schema',
  'zod/v4/core/json-schema-processors.js': 'no-json-schema',
} as const satisfies LeftOut;

export const leftOut = {
  bot: {
    modules: { ...patienceOfSlack, ...sdk },
    files: { ...otherReceivers, ...slackFiles, ...sdkFiles, ...sweepersFiles, ...jsonSchemaFiles },
  },
  api: {
    // For the last one see bot/mcp/server.ts.
    modules: { ...patienceOfSlack, ...sdk, '@modelcontextprotocol/server/_shims': 'unreached' },
    files: { ...slackFiles, ...sdkFiles, ...sweepersFiles },
  },
  // It does try again, and has the time.
  notifier: { modules: sdk, files: { ...slackFiles, ...sdkFiles, ...sweepersFiles, ...jsonSchemaFiles } },
  sweeper: {
    modules: sdk,
    files: {
      ...sdkFiles,
      [`${smithy}/serde/util-stream/sdk-stream-mixin.browser.js`]: 'unreached',
      ...jsonSchemaFiles,
    },
  },
  // Pulumi needs the compiler to serialise closures; inline programs have none, but it is required at load.
  provisioner: { modules: { typescript: 'empty' }, files: {} },
} as const satisfies Record<string, { modules: LeftOut; files: LeftOut }>;
