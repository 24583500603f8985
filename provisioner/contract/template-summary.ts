import * as z from 'zod';

/** What whoever talks to people must know of a template; infra makes it from the template itself. */
export const templateSummarySchema = z.object({
  name: z.string(),
  description: z.string(),
  /** CPU units; 1024 are one vCPU. */
  cpu: z.int().positive(),
  /** MiB. */
  memory: z.int().positive(),
  /** Of the task, where it is more than what comes with every one. */
  ephemeralStorageGiB: z.int().positive().optional(),
  /** In start order. */
  containers: z.array(z.string()).min(1),
  /** By name, which is the container's. `tags`: those that may be chosen, as a regular expression for the whole tag. */
  services: z.record(z.string(), z.object({ role: z.enum(['app', 'data']), tags: z.string().optional() })),
});
export type TemplateSummary = z.infer<typeof templateSummarySchema>;
