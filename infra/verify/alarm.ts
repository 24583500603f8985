import { alarmAlert } from '../../bot/messages/alerts/alarm.ts';
import { type AlertBoard, type GatheredEntry, groupId } from '../../bot/notifier/alert-board.ts';
import { type Patience, until } from './until.ts';

/** CloudWatch's names of how an alarm stands. */
export type AlarmState = 'OK' | 'ALARM' | 'INSUFFICIENT_DATA';

export interface AlarmDeps extends Patience {
  /** What the alerts channel has been told: only what Slack took is in it as shown. */
  board: Pick<AlertBoard, 'getGroup'>;
  alarms: {
    stateOf(name: string): Promise<AlarmState | undefined>;
    set(name: string, state: AlarmState, reason: string): Promise<void>;
  };
}

const REASON = 'Forced by `npm run verify`, to see that it reaches Slack.';
/** From the alarm to Slack it is seconds; a rate limit may make it a minute. */
const REACHED_SECONDS = 120;

/**
 * Makes an alarm ring once and end again, and waits until Slack has taken both.
 * @returns what there is to say of it
 * @throws when it rings already: then there is something to look at first
 */
export async function forceAlarm(name: string, deps: AlarmDeps): Promise<string> {
  const { alarms, now } = deps;
  const state = await alarms.stateOf(name);
  if (state === undefined) throw new Error(`there is no alarm ${name}: deploy again`);
  if (state === 'ALARM') throw new Error(`the alarm ${name} rings already: the alerts channel says why`);
  const started = now();
  await alarms.set(name, 'ALARM', REASON);
  await until(`that Slack was told of the alarm ${name}`, REACHED_SECONDS, () => shown(name, started, deps), deps);
  const reached = now();
  await alarms.set(name, 'OK', REASON);
  await until(
    `that Slack was told of the end of the alarm ${name}`,
    REACHED_SECONDS,
    async () => (await shown(name, started, deps))?.solved,
    deps,
  );
  return `${name} was in Slack after ${seconds(reached - started)} s, and its end after ${seconds(now() - reached)} s`;
}

/** The alarm as the newest message of the alerts channel that is about it shows it. */
async function shown(name: string, since: number, { board, now }: AlarmDeps): Promise<GatheredEntry | undefined> {
  const cause = alarmAlert({ name, state: 'ALARM', reason: '' }).text;
  const groups = new Set([since, now()].map((at) => groupId(cause, Math.floor(at / 1000))));
  for (const id of groups) {
    const group = await board.getGroup(id);
    if (!group?.message || (group.shownSequence ?? 0) < group.sequence) continue;
    const entry = group.entries.findLast(({ id: entry }) => isNewer(entry, name, since));
    if (entry) return entry;
  }
  return undefined;
}

/** An entry is the alarm's name and when it rang; AWS's clock and this machine's differ a little. */
function isNewer(entry: string, name: string, since: number): boolean {
  const about = `alarm ${name} `;
  return entry.startsWith(about) && Number(entry.slice(about.length)) >= Math.floor(since / 1000) - SKEW_SECONDS;
}

const SKEW_SECONDS = 5;

function seconds(milliseconds: number): string {
  return (milliseconds / 1000).toFixed(1);
}
