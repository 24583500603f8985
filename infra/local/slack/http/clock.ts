import * as z from 'zod';

/** Makes time pass for the app, and says what that touched. */
export type WindForward = (seconds: number) => Promise<{ seconds: number; rows: number; sweeps: number }>;

const DAY = 24 * 60 * 60;
const clockSchema = z.object({
  seconds: z
    .int()
    .min(1)
    .max(90 * DAY),
});

/** The route by which page and `npm run say` wind the clock forward; Slack itself has nothing like it. */
export function clockRoute(clock: () => WindForward | undefined): Record<string, (body: unknown) => Promise<object>> {
  return {
    'POST /_stand-in/clock': async (body) => {
      const windForward = clock();
      if (windForward === undefined)
        return { invalid: 'There is no clock to wind: this Slack runs without a local cloud.' };
      const parsed = clockSchema.safeParse(body);
      return parsed.success ? windForward(parsed.data.seconds) : { invalid: z.prettifyError(parsed.error) };
    },
  };
}
