import * as z from './zod.ts';

/** Parts of an operation that are worth timing. */
export const STEPS = [
  /** The bot's transaction on the registry. */
  'claim',
  /** The bot's Event invoke of the provisioner, until it is accepted. */
  'invoke',
  /** One run of the provisioner; everything below happens within one. */
  'run',
  'credentials',
  /** One call of the engine; `subject` is `up`, `destroy` or `recover`. */
  'engine',
  /** One resource within an engine's call; `subject` is its Pulumi type. */
  'resource',
  /** From the end of the engine until the containers are healthy. */
  'containers',
  'leftovers',
  /** Whether anything is left, by state and AWS's lists. */
  'receipt',
] as const;
export type Step = (typeof STEPS)[number];

/** A line of the log, written when a step ends: for queries over the log, and for whoever wants to see one operation. */
export const stepLineSchema = z.object({
  step: z.enum(STEPS),
  subject: z.optional(z.string()),
  operationId: z.optional(z.string()),
  milliseconds: z.number(),
  /** False when it was broken off by an error. */
  ok: z.boolean(),
});
type StepLine = z.infer<typeof stepLineSchema>;

export interface StepLog {
  info(message: string, details: Record<string, unknown>): void;
}

/** What is known of a step beside its time. */
export type About = Partial<Pick<StepLine, 'subject' | 'operationId'>>;

export function logStep(log: StepLog, line: StepLine): void {
  log.info('A step ended.', { ...line });
}

/**
 * Does something and logs how long it took, whatever came of it.
 * @param about may depend on the result, of which there is none after an error
 */
export async function timed<T>(
  log: StepLog,
  step: Step,
  act: () => Promise<T>,
  about: (result: T | undefined) => About = () => ({}),
): Promise<T> {
  const started = performance.now();
  const end = (ok: boolean, result?: T): void =>
    logStep(log, { step, ...about(result), milliseconds: Math.round(performance.now() - started), ok });
  try {
    const result = await act();
    end(true, result);
    return result;
  } catch (error) {
    end(false);
    throw error;
  }
}
