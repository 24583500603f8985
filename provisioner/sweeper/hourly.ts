import { noticeId } from '../contract/name.ts';
import type { Notice } from '../contract/notice.ts';
import { noticeChanged, type PublishEvent } from '../contract/publish.ts';
import type { Notices } from '../contract/registry.ts';
import { attempt } from './attempt.ts';

export interface HourlyDeps {
  registry: Pick<Notices, 'putNotice'>;
  publish: PublishEvent;
  log: { error(message: string, details: Record<string, unknown>): void };
}

/** A part of a sweep that comes only once in so many minutes. */
export interface Hourly {
  name: keyof typeof FAILED;
  /** @returns what went wrong with single items */
  act(): Promise<unknown[]>;
}

/** What is said where it went wrong. */
const FAILED = {
  comparison: 'What carries our tags was not compared with the registry.',
  locks: 'Locks that no run has were not looked for.',
} as const;

const DAY_SECONDS = 24 * 60 * 60;

/**
 * Attempts it, and has what goes wrong told to the alerts channel, once a day: it is one failed run among many that are well,
 * and the alarm, which waits for some in a row, would never ring however long it lasts.
 * @param now epoch seconds
 * @returns what went wrong
 */
export async function attemptHourly({ name, act }: Hourly, deps: HourlyDeps, now: number): Promise<unknown[]> {
  const { registry, publish, log } = deps;
  const faults = await attempt(FAILED[name], act, log);
  if (faults.length === 0) return [];
  const notice: Notice = {
    id: noticeId('unchecked', name, Math.floor(now / DAY_SECONDS)),
    kind: 'unchecked',
    playgroundName: name,
    playgroundId: '',
    createdAt: now,
    sequence: 1,
    detail: FAILED[name],
  };
  // AWS's words are for the log alone: they name accounts and roles.
  log.error(FAILED[name], { reference: notice.id, faults: faults.map(String) });
  const tell = async () => {
    if (await registry.putNotice(notice)) await publish(noticeChanged(notice));
  };
  return [...faults, ...(await attempt('It could not be told that this went wrong.', tell, log))];
}
