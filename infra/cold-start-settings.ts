import { z } from 'zod';

const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time such as 08:00');

const workingHours = z
  .strictObject({
    from: time,
    until: time,
    /** As cron has them: `MON-FRI`, or `MON,TUE,THU`. */
    days: z
      .string()
      .regex(/^(MON|TUE|WED|THU|FRI|SAT|SUN)([-,](MON|TUE|WED|THU|FRI|SAT|SUN))*$/, 'must be days such as MON-FRI')
      .default('MON-FRI'),
    timeZone: z.string().refine(isTimeZone, 'must be a time zone such as Europe/Berlin').default('UTC'),
  })
  .refine(({ from, until }) => from < until, { path: ['until'], message: 'must be later on the same day than `from`' });
export type WorkingHours = z.infer<typeof workingHours>;

/** What is paid for so that nobody waits for the bot to start. Without any of it that is a fraction of a second, now and then. */
export const coldStartSchema = z
  .strictObject({
    /** Every 5 minutes the bot is invoked for nothing, which keeps one environment. */
    keepWarm: z.boolean().default(false),
    /** So many environments of the bot are always there. */
    provisioned: z.int().min(1).max(100).optional(),
    /** Only then are they there. */
    workingHours: workingHours.optional(),
    /** Up to so many, while more than `utilisation` of them are busy. */
    upTo: z.int().min(2).max(500).optional(),
    utilisation: z.number().min(0.1).max(0.9).default(0.7),
  })
  .check(({ value: { keepWarm, provisioned, workingHours, upTo }, issues }) => {
    const fault = (key: string, message: string) =>
      void issues.push({ code: 'custom', input: key, path: [key], message });
    if (provisioned === undefined) {
      if (workingHours) fault('workingHours', 'says when `provisioned` environments are there, and there are none');
      if (upTo !== undefined) fault('upTo', 'says how many more than `provisioned` there may be, and there are none');
      return;
    }
    if (upTo !== undefined && upTo <= provisioned) fault('upTo', 'must be more than `provisioned`');
    if (keepWarm && !workingHours) fault('keepWarm', 'is of no use beside `provisioned`, which is always there');
  });
export type ColdStarts = z.infer<typeof coldStartSchema>;

/** Provisioned environments are taken from what is reserved. */
export function withinReserve(
  context: z.core.ParsePayload<{ coldStarts: ColdStarts; botReservedConcurrency?: number | undefined }>,
): void {
  const { coldStarts, botReservedConcurrency: reserved } = context.value;
  const most = coldStarts.upTo ?? coldStarts.provisioned ?? 0;
  if (reserved === undefined || most <= reserved) return;
  context.issues.push({
    code: 'custom',
    input: reserved,
    path: ['botReservedConcurrency'],
    message: `less than the ${most} environments that coldStarts keeps`,
  });
}

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    // That is how it says that it knows of none.
    return false;
  }
}
