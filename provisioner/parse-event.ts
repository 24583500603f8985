import * as z from 'zod';
import { provisionerEventSchema } from './contract/operation.ts';

/** The operation id of an invocation's payload; anything else than `{"operationId":"op-…"}` is refused. */
export function parseEvent(event: unknown): string {
  const parsed = provisionerEventSchema.safeParse(event);
  if (parsed.success) return parsed.data.operationId;
  throw new Error(
    `This is not an event of the provisioner, so nothing was done; send {"operationId":"op-…"}.\n${z.prettifyError(parsed.error)}`,
  );
}
