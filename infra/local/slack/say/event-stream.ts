import type { LiveEvent } from '../live/events.ts';

/**
 * The events of the stand-in Slack as one person sees them, beginning with a snapshot. Ends when the server does.
 * @param signal ends it with an exception
 */
export async function* readEvents(slackUrl: string, userId: string, signal: AbortSignal): AsyncGenerator<LiveEvent> {
  const response = await fetch(`${slackUrl}/_stand-in/events?as=${encodeURIComponent(userId)}`, { signal });
  if (!response.ok || response.body === null)
    throw new Error(`following the stand-in Slack: it answered with status ${response.status}`);
  let pending = '';
  for await (const part of response.body.pipeThrough(new TextDecoderStream())) {
    const events = `${pending}${part}`.split('\n\n');
    pending = events.pop() ?? '';
    for (const event of events) if (event.startsWith('data: ')) yield JSON.parse(event.slice('data: '.length));
  }
}
