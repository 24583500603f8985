import type { CommandResult } from '../../commands/send.ts';
import { ask } from './ask.ts';
import type { Place } from './place.ts';

export type Sent =
  | { accepted: true; notice: string }
  /** Nothing was sent to the app: what was typed should be typed again. */
  | { accepted: false; notice: string };

/** Sends a typed line to the stand-in, which sends it to the app as Slack would. */
export async function sendLine(text: string, place: Place): Promise<Sent> {
  const asked = await ask<Exclude<CommandResult, { invalid: string }>>('command', { text, ...place });
  if ('why' in asked) return { accepted: false, notice: asked.why };
  const { result } = asked;
  // Slackbot says the error itself; Slack's own page gives no reason, and whoever tries this at home wants one.
  return { accepted: true, notice: 'error' in result ? `Why: ${result.detail}` : `Answered in ${result.ms} ms.` };
}
