import type { CommandResult } from '../../commands/send.ts';
import type { Place } from './place.ts';

export type Sent =
  | { accepted: true; notice: string }
  /** Nothing was sent to the app: what was typed should be typed again. */
  | { accepted: false; notice: string };

/** Sends a typed line to the stand-in, which sends it to the app as Slack would. */
export async function sendLine(text: string, place: Place): Promise<Sent> {
  try {
    const response = await fetch('/_stand-in/command', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ text, ...place }),
    });
    if (!response.ok) {
      const { error } = (await response.json()) as { error: string };
      return { accepted: false, notice: error };
    }
    const result = (await response.json()) as Exclude<CommandResult, { invalid: string }>;
    // Slackbot says the error itself; Slack's own page gives no reason, and whoever tries this at home wants one.
    return { accepted: true, notice: 'error' in result ? `Why: ${result.detail}` : `Answered in ${result.ms} ms.` };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return { accepted: false, notice: `The stand-in Slack did not answer (${why}). Is npm start still running?` };
  }
}
