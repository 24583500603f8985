import * as z from 'zod';
import { createClick } from './click.ts';
import { createClose } from './close.ts';
import type { InteractionDependencies } from './dependencies.ts';
import { createLeave } from './leave.ts';
import { createOpenHome } from './open-home.ts';
import { findSource } from './source.ts';
import { createSubmit } from './submit.ts';

const given = z.union([z.string(), z.array(z.string()), z.null()]);
const values = z.record(z.string(), z.record(z.string(), given));
const where = {
  channelId: z.string().optional(),
  messageTs: z.string().optional(),
  viewId: z.string().optional(),
  home: z.boolean().optional(),
};
const clickSchema = z.object({
  userId: z.string(),
  actionId: z.string(),
  blockId: z.string().optional(),
  value: given.optional(),
  values: values.optional(),
  ...where,
});
const submitSchema = z.object({ userId: z.string(), viewId: z.string().optional(), values: values.default({}) });
const closeSchema = z.object({ userId: z.string(), viewId: z.string().optional(), all: z.boolean().optional() });
const homeSchema = z.object({ userId: z.string(), tab: z.enum(['home', 'messages']).default('home') });
const leaveSchema = z.object({ userId: z.string(), left: z.boolean().default(true) });
const dismissSchema = z.object({ userId: z.string(), channelId: z.string(), messageTs: z.string() });

/** What a person does, as the page and tests ask for it by HTTP: each takes JSON and gives JSON, or says what is wrong. */
export function createInteractions(deps: InteractionDependencies): Record<string, (body: unknown) => Promise<object>> {
  const [click, submit, close, openHome, leave] = [
    createClick(deps),
    createSubmit(deps),
    createClose(deps),
    createOpenHome(deps),
    createLeave(deps),
  ];
  return {
    'POST /_stand-in/click': checked(clickSchema, click),
    'POST /_stand-in/submit-view': checked(submitSchema, submit),
    'POST /_stand-in/close-view': checked(closeSchema, close),
    'POST /_stand-in/open-home': checked(homeSchema, ({ userId, tab }) => openHome(userId, tab)),
    'POST /_stand-in/leave': checked(leaveSchema, ({ userId, left }) => leave(userId, left)),
    /** An ephemeral message can be put away by the one who sees it; Slack tells the app nothing. */
    'POST /_stand-in/dismiss': checked(dismissSchema, async (asked) => {
      const source = findSource(deps, asked.userId, asked);
      if ('invalid' in source) return source;
      if (source.kind !== 'message' || source.message.visibleTo === undefined)
        return { invalid: 'Only an ephemeral message can be dismissed.' };
      deps.store.remove(source.message);
      return {};
    }),
  };
}

function checked<Schema extends z.ZodType>(schema: Schema, act: (asked: z.output<Schema>) => Promise<object>) {
  return async (body: unknown): Promise<object> => {
    const parsed = schema.safeParse(body);
    return parsed.success ? act(parsed.data) : { invalid: z.prettifyError(parsed.error) };
  };
}
