import type { Block } from '../block-kit/blocks.ts';
import type { LiveEvent } from '../live/events.ts';
import { readEvents } from './event-stream.ts';

export type Snapshot = Extract<LiveEvent, { type: 'snapshot' }>;

/** Everything that a person sees now. */
export async function readSnapshot(slackUrl: string, userId: string, signal: AbortSignal): Promise<Snapshot> {
  const events = readEvents(slackUrl, userId, signal);
  const { value } = await events.next();
  await events.return(undefined);
  if (value?.type !== 'snapshot')
    throw new Error('reading the stand-in Slack: its stream did not begin with a snapshot');
  return value;
}

/** The blocks of a person's Home tab of the app; none where it has published nothing. */
export async function readHome(slackUrl: string, userId: string): Promise<readonly Block[]> {
  const response = await fetch(`${slackUrl}/_stand-in/views?user=${encodeURIComponent(userId)}`);
  const { home } = (await response.json()) as { home: { blocks: Block[] } | null };
  return home?.blocks ?? [];
}
