import * as z from 'zod';
import { contentArguments, MAX_POSTED_TEXT, readContent } from '../api/content.ts';
import type { Content } from '../message.ts';
import { parseJson } from '../parse-json.ts';

const replySchema = contentArguments.extend({
  response_type: z.enum(['ephemeral', 'in_channel']).default('ephemeral'),
  replace_original: z.boolean().default(false),
  delete_original: z.boolean().default(false),
});

/** An app's answer: to a command in the body of its HTTP response, to commands and clicks sent to the response URL. */
export interface Reply {
  responseType: 'ephemeral' | 'in_channel';
  replaceOriginal: boolean;
  deleteOriginal: boolean;
  /** Absent when the answer only deletes. */
  content?: Content;
}

/**
 * Reads the answer: nothing at all, plain text, or a message as JSON. Throws SlackError or ZodError when it is a message
 * that Slack would not show.
 */
export function readReply(body: string): Reply | undefined {
  if (body.trim() === '') return undefined;
  const given = parseJson(body);
  const parsed = replySchema.parse(typeof given === 'object' && given !== null ? given : { text: body });
  const { response_type: responseType, replace_original: replaceOriginal, delete_original: deleteOriginal } = parsed;
  const flags = { responseType, replaceOriginal, deleteOriginal };
  return deleteOriginal ? flags : { ...flags, content: readContent(parsed, { text: MAX_POSTED_TEXT }) };
}
