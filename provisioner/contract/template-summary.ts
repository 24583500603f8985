import * as z from './zod.ts';

/** What whoever talks to people must know of a template; infra makes it from the template itself. */
export const templateSummarySchema = z.object({
  name: z.string(),
  description: z.string(),
  /** CPU units; 1024 are one vCPU. */
  cpu: z.int().check(z.positive()),
  /** MiB. */
  memory: z.int().check(z.positive()),
  /** Of the task, where it is more than what comes with every one. */
  ephemeralStorageGiB: z.optional(z.int().check(z.positive())),
  /** In start order. */
  containers: z.array(z.string()).check(z.minLength(1)),
  /** By name, which is the container's. `tags`: those that may be chosen, as a regular expression for the whole tag. */
  services: z.record(z.string(), z.object({ role: z.enum(['app', 'data']), tags: z.optional(z.string()) })),
});
export type TemplateSummary = z.infer<typeof templateSummarySchema>;
