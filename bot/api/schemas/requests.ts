import * as z from 'zod';
import { MOST_LINES } from '../../logs/most-lines.ts';
import {
  channelId,
  minutes,
  newPlaygroundName,
  operationId,
  playgroundName,
  tags,
  templateName,
  userId,
} from './parts.ts';

/** What can be asked for. All objects are strict: a misspelt field is refused, never ignored. */

export const nameParams = z.strictObject({ name: playgroundName });
export const operationParams = z.strictObject({ id: operationId });

/** Of every request. Header names are in lower case, as function URLs send them. */
export const actingHeaders = z.object({
  'playground-user': userId.optional().meta({
    description: 'On whose behalf: a Slack user. May be left out by a caller that acts for one person only.',
    examples: ['U0ADA0001'],
  }),
});

/** Of requests that change something. */
export const changingHeaders = actingHeaders.extend({
  'idempotency-key': z
    .string()
    .regex(/^[\x21-\x7e]{1,200}$/)
    .optional()
    .meta({
      description:
        'Any text of your own. The same key by the same caller is the same request for 30 days: it is done once, and a repeat is answered with the same operation. With another request the key is refused.',
      examples: ['pr-42-opened'],
    }),
});

export const createRequest = z
  .strictObject({
    name: newPlaygroundName.optional().meta({ description: 'Without one it gets a friendly one.', examples: ['demo'] }),
    template: templateName.optional().meta({ description: 'Without one it is the default.', examples: ['hello'] }),
    lifetimeMinutes: minutes.optional().meta({ description: 'How long it is to live.', examples: [240] }),
    tags: tags.optional(),
  })
  .meta({
    id: 'CreateRequest',
    description: 'A new playground; everything may be left out.',
    examples: [{}, { name: 'demo', template: 'hello', lifetimeMinutes: 240 }],
  });

export const extendRequest = z.strictObject({
  change: z.literal('extend'),
  minutes: minutes
    .or(z.literal('max'))
    .default(60)
    .meta({ description: 'By how much; `max` is as long as may be.', examples: [120] }),
});

const update = z.strictObject({
  change: z.literal('update'),
  tags: tags.optional().meta({ description: 'On top of those it has. Without any it is started afresh.' }),
});

const person = z.strictObject({
  kind: z.literal('user'),
  id: userId,
  credentials: z.boolean().default(false).meta({ description: 'Whether they are told the password.' }),
});
const channel = z.strictObject({ kind: z.literal('channel'), id: channelId });

const share = z.strictObject({ change: z.literal('share'), with: z.discriminatedUnion('kind', [person, channel]) });

const unshare = z.strictObject({
  change: z.literal('unshare'),
  with: z.discriminatedUnion('kind', [person.omit({ credentials: true }), channel]),
});

export const changeRequest = z
  .discriminatedUnion('change', [
    extendRequest.meta({ id: 'Extend', description: 'Lets it live longer.' }),
    update.meta({ id: 'Update', description: 'Replaces what runs; address and data change.' }),
    share.meta({ id: 'ShareWith', description: 'Lets others open it, extend it and see its logs.' }),
    unshare.meta({ id: 'Unshare', description: 'Takes that back.' }),
  ])
  .meta({
    id: 'ChangeRequest',
    examples: [
      { change: 'extend', minutes: 120 },
      { change: 'extend', minutes: 'max' },
      { change: 'update', tags: { web: 'v2' } },
      { change: 'share', with: { kind: 'user', id: 'U0GRACE01', credentials: false } },
      { change: 'share', with: { kind: 'channel', id: 'C0GENERAL1' } },
      { change: 'unshare', with: { kind: 'user', id: 'U0GRACE01' } },
    ],
  });

export const logsQuery = z.strictObject({
  container: z
    .string()
    .min(1)
    .max(100)
    .optional()
    .meta({ description: 'Without one it is all of them.', examples: ['web'] }),
  lines: z.coerce
    .number()
    .int()
    .min(1)
    .max(MOST_LINES)
    .default(100)
    .meta({ description: 'At most so many of the last.', examples: [50] }),
});
