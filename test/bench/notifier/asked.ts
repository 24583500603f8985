import { startRecordingProxy } from '../../support/recording-proxy.ts';
import type { Table } from '../frame/figures.ts';
import { startEnvironments } from './environments.ts';

export interface AskedOptions {
  /** Exports the handler of the notifier. */
  file: string;
  endpoint: string;
  /** The notifier's environment, when AWS is at this address. */
  envAt: (endpoint: string) => Record<string, string>;
  /** Two of them: the first is what a new environment asks once. */
  events: readonly [unknown, unknown];
}

/** What a warm notifier asks of AWS for one event, and how often. */
export async function askedOfAws({ file, endpoint, envAt, events }: AskedOptions): Promise<Map<string, number>> {
  const proxy = await startRecordingProxy(endpoint);
  const environment = await startEnvironments(file, envAt(proxy.endpoint), 1);
  try {
    await environment.handle(events[0]);
    proxy.take();
    await environment.handle(events[1]);
    const actions = proxy.take().map(({ action }) => action);
    return new Map([...new Set(actions)].map((action) => [action, actions.filter((each) => each === action).length]));
  } finally {
    await environment.stop();
    proxy.close();
  }
}

/**
 * Why a burst takes as long as it does here: one process plays DynamoDB for all environments.
 * @param burstMs how long all of the burst took
 */
export function askedTable(asked: ReadonlyMap<string, number>, burst: number, burstMs: number): Table {
  const all = [...asked.values()].reduce((sum, count) => sum + count, 0);
  return {
    title: 'What one event asks of DynamoDB, and what the emulator, one process, answers in a burst',
    head: ['Calls for one event', 'of which', 'Answered in a second', 'Each'],
    rows: [
      [
        String(all),
        [...asked].map(([action, count]) => `${count} ${action}`).join(', '),
        String(Math.round((all * burst * 1000) / burstMs)),
        `${(burstMs / (all * burst)).toFixed(1)} ms`,
      ],
    ],
  };
}
