import * as z from '../../provisioner/contract/zod.ts';
import type { Origin } from '../policy/admission.ts';

/** The fields of Slack's interactions that matter here: docs.slack.dev/reference/interaction-payloads. */
const person = z.object({
  user: z.object({ id: z.string(), team_id: z.optional(z.string()) }),
  team: z.nullish(z.object({ id: z.string() })),
  enterprise: z.nullish(z.object({ id: z.string() })),
  trigger_id: z.optional(z.string()),
});
const optionSchema = z.object({ value: z.string() });
const clickSchema = z.extend(person, {
  actions: z
    .array(
      z.object({ action_id: z.string(), value: z.optional(z.unknown()), selected_option: z.nullish(optionSchema) }),
    )
    .check(z.minLength(1)),
  response_url: z.optional(z.string()),
});
const fieldSchema = z.object({
  value: z.nullish(z.string()),
  selected_option: z.nullish(optionSchema),
  selected_users: z.nullish(z.array(z.string())),
  selected_conversations: z.nullish(z.array(z.string())),
});
const submissionSchema = z.extend(person, {
  view: z.object({
    id: z.string(),
    private_metadata: z._default(z.string(), ''),
    state: z.object({ values: z.record(z.string(), z.record(z.string(), fieldSchema)) }),
  }),
});

/** Who did it. Its place is no channel: wherever the bot's own buttons are, they may be pressed. */
export interface Interaction extends Origin {
  userId: string;
  triggerId: string | undefined;
}

export interface Click extends Interaction {
  actionId: string;
  /** Of the button, or of what was chosen from a menu. */
  value: unknown;
  /** Absent for a click in App Home. */
  responseUrl: string | undefined;
}

export interface Submission extends Interaction {
  viewId: string;
  metadata: string;
  /** What stands in a field of the form, by the id of its block; nothing where there is no such field. */
  field(blockId: string): z.infer<typeof fieldSchema>;
}

/** Undefined when it is not of Slack's shape. */
export function readClick(body: unknown): Click | undefined {
  const { data } = clickSchema.safeParse(body);
  const action = data?.actions[0];
  if (!data || !action) return undefined;
  const { action_id: actionId, value, selected_option: chosen } = action;
  return { ...interactionOf(data), actionId, value: chosen?.value ?? value, responseUrl: data.response_url };
}

/** Undefined when it is not of Slack's shape. */
export function readSubmission(body: unknown): Submission | undefined {
  const { data } = submissionSchema.safeParse(body);
  if (!data) return undefined;
  const { id, private_metadata: metadata, state } = data.view;
  const field = (blockId: string) =>
    (Object.hasOwn(state.values, blockId) && Object.values(state.values[blockId] ?? {})[0]) || {};
  return { ...interactionOf(data), viewId: id, metadata, field };
}

function interactionOf({ user, team, enterprise, trigger_id: triggerId }: z.infer<typeof person>): Interaction {
  return { userId: user.id, teamId: user.team_id ?? team?.id ?? '', enterpriseId: enterprise?.id, triggerId };
}
