import * as z from 'zod';
import { CHANNEL_ID, OPERATION_OR_CHANGE_ID, USER_ID } from '../../../provisioner/contract/ids.ts';
import { NAME_RULE, NEW_PLAYGROUND_NAME, PLAYGROUND_NAME } from '../../../provisioner/contract/name.ts';

/** Pieces that requests and responses share. Descriptions and examples go into the OpenAPI file as they are. */

export const userId = z
  .string()
  .regex(USER_ID)
  .meta({ id: 'UserId', description: 'Slack’s id of a person.', examples: ['U0ADA0001'] });

export const channelId = z
  .string()
  .regex(CHANNEL_ID)
  .meta({ id: 'ChannelId', description: 'Slack’s id of a channel.', examples: ['C0GENERAL1'] });

export const playgroundName = z
  .string()
  .regex(PLAYGROUND_NAME)
  .meta({
    id: 'PlaygroundName',
    description: '3 to 30 characters of a-z, 0-9 and "-", beginning with a letter; older ones may end with "-".',
    examples: ['demo'],
  });

export const newPlaygroundName = z
  .string()
  .regex(NEW_PLAYGROUND_NAME)
  .meta({ id: 'NewPlaygroundName', description: `${NAME_RULE}.`, examples: ['demo'] });

export const operationId = z
  .string()
  .regex(OPERATION_OR_CHANGE_ID)
  .meta({
    id: 'OperationId',
    description: 'Of an operation (`op-…`), or of a change that was done at once (`ch-…`).',
    examples: ['op-2a644186be1acab1fbcd'],
  });

export const templateName = z
  .string()
  .min(1)
  .max(63)
  .meta({ id: 'TemplateName', description: 'See `GET /templates`.', examples: ['hello'] });

/** A service as Compose names it, and a tag as a registry takes it. */
export const tags = z
  .record(z.string().regex(/^[a-z0-9][a-z0-9_-]{0,62}$/), z.string().regex(/^[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}$/))
  .meta({ id: 'Tags', description: 'Service of the template → image tag.', examples: [{ web: 'v2' }] });

export const time = z.iso
  .datetime()
  .meta({ id: 'Time', description: 'RFC 3339, in UTC.', examples: ['2026-11-21T15:44:00Z'] });

export const minutes = z
  .int()
  .min(1)
  .max(31 * 24 * 60);
