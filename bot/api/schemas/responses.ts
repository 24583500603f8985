import * as z from 'zod';
import { OPERATION_STATES, type Progress } from '../../../provisioner/contract/operation.ts';
import { PLAYGROUND_STATES } from '../../../provisioner/contract/playground.ts';
import { channelId, operationId, playgroundName, tags, templateName, time, userId } from './parts.ts';
import { errorCode } from './problem.ts';

// As the contract has it, in zod's build that can tell a schema as JSON Schema.
const progress = z.object({ done: z.int(), total: z.int(), label: z.string() }) satisfies z.ZodType<Progress>;

/** What is answered. Fields that are not there have nothing to say; there is no null. */

const dollars = z.number().nonnegative();

export const cost = z
  .object({
    perHour: dollars,
    soFar: dollars,
    untilExpiry: dollars.meta({ description: 'What it has cost already included.' }),
  })
  .meta({ id: 'Cost', description: 'Estimated, in US dollars.' });

const container = z.object({
  name: z.string(),
  status: z.string().meta({ description: 'As ECS says it, such as RUNNING.' }),
  health: z.string().optional(),
  digest: z.string().optional().meta({ description: 'Of the image that it runs.' }),
});

const share = z.object({
  kind: z.enum(['user', 'channel']),
  id: z.union([userId, channelId]),
  credentials: z.boolean().meta({ description: 'Whether they are told the password.' }),
});

export const playground = z
  .object({
    name: playgroundName,
    id: z
      .string()
      .meta({ description: 'Of this generation of the name; unique for ever.', examples: ['demo-1abcfbd0'] }),
    owner: userId,
    template: templateName,
    state: z.enum(PLAYGROUND_STATES),
    operation: operationId.meta({ description: 'The newest on it: see `GET /operations/{id}`.' }),
    createdAt: time,
    expiresAt: time,
    readyAt: time.optional(),
    address: z
      .string()
      .optional()
      .meta({ description: 'Once it is ready.', examples: ['http://198.51.100.7:8080'] }),
    tags: tags.optional(),
    sharedWith: z.array(share).optional(),
    downSince: time.optional().meta({ description: 'Nothing of it runs since then.' }),
    containers: z.array(container).optional().meta({ description: 'As they were last seen.' }),
    cost: cost.optional().meta({ description: 'Absent where its template is gone.' }),
  })
  .meta({ id: 'Playground', description: 'A playground, without its credentials.' });

export const playgrounds = z
  .object({ playgrounds: z.array(playground) })
  .meta({ id: 'Playgrounds', description: 'One’s own, and those shared with one. A change shows a second late.' });

export const OPERATION_KINDS = [
  'create',
  'destroy',
  'update',
  'restart',
  'extend',
  'share',
  'unshare',
  'transfer',
] as const;

export const operation = z
  .object({
    id: operationId,
    kind: z.enum(OPERATION_KINDS),
    state: z
      .enum(OPERATION_STATES)
      .meta({ description: '`succeeded` and `failed` are final. A change that was done at once has succeeded.' }),
    playground: playgroundName,
    playgroundId: z.string(),
    requestedAt: time,
    startedAt: time.optional(),
    finishedAt: time.optional(),
    expiresAt: time.optional().meta({ description: 'The end of the playground, as of this operation.' }),
    progress: progress.optional().meta({ description: 'Steps: so many done, and the next.' }),
    address: z.string().optional().meta({ description: 'What a create or an update came to.' }),
    failure: z
      .object({ code: errorCode, title: z.string(), detail: z.string(), reference: z.string() })
      .optional()
      .meta({ description: 'Why it failed; `reference` finds it in the log.' }),
  })
  .meta({ id: 'Operation', description: 'What became of one request.' });

export const logs = z
  .object({
    lines: z
      .array(z.object({ at: time, container: z.string(), text: z.string() }))
      .meta({ description: 'Oldest first, without secrets.' }),
    containers: z.array(z.string()).meta({ description: 'Those that there are.' }),
  })
  .meta({ id: 'Logs', description: 'The last lines of the newest task.' });

export const credentials = z
  .object({ user: z.string(), password: z.string(), address: z.string() })
  .meta({ id: 'Credentials', description: 'HTTP Basic, at the playground’s address.' });

const template = z.object({
  name: templateName,
  description: z.string(),
  containers: z.array(z.string()),
  services: z.array(z.string()).meta({ description: 'Those whose image tag may be chosen.' }),
  vcpus: z.number(),
  memoryMiB: z.int(),
  costPerHour: dollars.meta({ description: 'Estimated, in US dollars.' }),
});

export const templates = z
  .object({
    templates: z.array(template),
    defaultLifetimeMinutes: z.int(),
    maxLifetimeMinutes: z.int().meta({ description: 'Extensions included.' }),
  })
  .meta({ id: 'Templates', description: 'What this caller can create.' });
