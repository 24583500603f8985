import type { LiveEvent } from '../../live/events.ts';
import { setText } from './element.ts';

/**
 * Follows the workspace as one person; the browser connects again by itself, and then begins with a new snapshot.
 * @returns what ends it
 */
export function openStream(userId: string, take: (event: LiveEvent) => void): () => void {
  const stream = new EventSource(`/_stand-in/events?as=${encodeURIComponent(userId)}`);
  stream.onopen = () => setText('connection', '');
  stream.onerror = () => setText('connection', 'Not connected: is npm start still running? Trying again…');
  stream.onmessage = ({ data }: MessageEvent<string>) => take(JSON.parse(data) as LiveEvent);
  return () => stream.close();
}
