import { ask } from './ask.ts';
import type { ExitCode, Talk } from './talk.ts';

interface Wound {
  rows: number;
  sweeps: number;
}

/** Winds the clock of the local cloud forward and prints what that touched. */
export async function wind(seconds: number, { slackUrl, print }: Talk): Promise<ExitCode> {
  const wound = await ask<Wound>(slackUrl, 'clock', { seconds });
  if ('invalid' in wound) {
    print(wound.invalid);
    return 1;
  }
  const times = wound.sweeps === 1 ? 'once' : `${wound.sweeps} times`;
  print(`${seconds / 60} minutes have passed for ${wound.rows} rows of the registry, and the sweeper looked ${times}.`);
  return 0;
}
