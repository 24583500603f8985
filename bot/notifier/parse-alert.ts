import { provisionerEventSchema } from '../../provisioner/contract/operation.ts';
import * as z from '../../provisioner/contract/zod.ts';

/** Lambda's word that an invocation of the provisioner ended badly. */
export interface Crash {
  /** Where the payload was one of ours. */
  operationId?: string;
  requestId: string;
  /** Lambda's, such as `RetriesExhausted` or `EventAgeExceeded`. */
  condition: string;
  errorType?: string;
  errorMessage?: string;
}

export interface Alarm {
  name: string;
  /** `ALARM`, `OK` or `INSUFFICIENT_DATA`. */
  state: string;
  reason: string;
  description?: string;
  /** Epoch seconds. */
  changedAt?: number;
}

type Reported = { kind: 'crash'; crash: Crash } | { kind: 'alarm'; alarm: Alarm };

/** Lambda's destination record: "Capturing records of Lambda asynchronous invocations" in its developer guide. */
const crashSchema = z.object({
  // Not every sender of such records names the request, and a crash must be heard of all the same.
  requestContext: z.object({
    requestId: z._default(z.string().check(z.maxLength(200)), 'unknown'),
    condition: z.string().check(z.maxLength(100)),
  }),
  requestPayload: z.optional(z.unknown()),
  responsePayload: z.catch(
    z.nullish(z.object({ errorType: z.optional(z.string()), errorMessage: z.optional(z.string()) })),
    undefined,
  ),
});

const alarmSchema = z.object({
  AlarmName: z.string(),
  NewStateValue: z.string(),
  NewStateReason: z._default(z.string(), ''),
  AlarmDescription: z.nullish(z.string()),
  StateChangeTime: z.nullish(z.string()),
});

/** What came over the alerts topic; undefined when it is neither. Total. */
export function parseAlert(message: unknown): Reported | undefined {
  return parseCrash(message) ?? parseAlarm(message);
}

function parseCrash(message: unknown): Reported | undefined {
  const { data } = crashSchema.safeParse(message);
  if (!data) return undefined;
  const payload = provisionerEventSchema.safeParse(data.requestPayload);
  const { errorType, errorMessage } = data.responsePayload ?? {};
  return {
    kind: 'crash',
    crash: {
      ...data.requestContext,
      ...(payload.success && { operationId: payload.data.operationId }),
      ...(errorType !== undefined && { errorType }),
      ...(errorMessage !== undefined && { errorMessage }),
    },
  };
}

function parseAlarm(message: unknown): Reported | undefined {
  const { data } = alarmSchema.safeParse(message);
  if (!data) return undefined;
  const changedAt = Math.floor(Date.parse(data.StateChangeTime ?? '') / 1000);
  return {
    kind: 'alarm',
    alarm: {
      name: data.AlarmName,
      state: data.NewStateValue,
      reason: data.NewStateReason,
      ...(data.AlarmDescription && { description: data.AlarmDescription }),
      ...(Number.isFinite(changedAt) && { changedAt }),
    },
  };
}
