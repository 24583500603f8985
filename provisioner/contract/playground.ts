import * as z from 'zod';

/** `gone` and `failed` are not states of this row: a playground that is gone has no row, and its history is its operations. */
export const PLAYGROUND_STATES = ['creating', 'ready', 'destroying', 'stuck'] as const;
export type PlaygroundState = (typeof PLAYGROUND_STATES)[number];

/** What the registry knows of one generation of a playground. All times are epoch seconds. */
export const playgroundSchema = z.strictObject({
  /** Unique per workspace; see names.ts for the rule. */
  name: z.string(),
  /** Unique for ever: name plus a suffix per generation. It names the Pulumi stack and every resource. */
  id: z.string(),
  /** Slack user id. */
  ownerId: z.string(),
  template: z.string(),
  state: z.enum(PLAYGROUND_STATES),
  /** The newest operation on it: the one that owns the right to touch the stack. */
  operationId: z.string(),
  createdAt: z.int(),
  expiresAt: z.int(),
  /** `http://…`, once ready. */
  address: z.string().optional(),
  readyAt: z.int().optional(),
});
export type Playground = z.infer<typeof playgroundSchema>;

/** The user name that goes with the generated password; the same for each playground, so it is no secret. */
export const PLAYGROUND_USER = 'playground';

/** Where the generated password of one generation lies in SSM (a SecureString). */
export function passwordParameterName(prefix: string, playgroundId: string): string {
  return `${prefix}/${playgroundId}/password`;
}
