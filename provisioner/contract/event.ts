import * as z from 'zod';

/**
 * What goes over the events topic: a wake-up that names the row to read. It carries no text and no secret, so that a late
 * or repeated delivery can do no harm.
 */
export const operationChangedSchema = z.object({
  type: z.literal('operation-changed'),
  operationId: z.string().min(1).max(100),
  sequence: z.int(),
});
export type OperationChanged = z.infer<typeof operationChangedSchema>;
