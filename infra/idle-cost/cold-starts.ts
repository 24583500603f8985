import type { ColdStarts, WorkingHours } from '../cold-start-settings.ts';
import { BOT_MEMORY_MIB } from '../components/functions/bot-memory.ts';
import { HOURS, PRICES } from './prices.ts';
import { dollars } from './table.ts';

const HOUR = 3600;
const WEEK_HOURS = 7 * 24;
const GIGABYTES = BOT_MEMORY_MIB / 1024;
/** Every 5 minutes, for some milliseconds. */
const PINGS = HOURS * 12;
const PING_SECONDS = 0.01;
/** What target tracking makes of its own. */
const TRACKING_ALARMS = 2;

/** What keeping the bot warm costs a month, in US dollars, beyond any allowance: without much to do, and at the very most. */
export function coldStartCost({ keepWarm, provisioned = 0, workingHours, upTo }: ColdStarts): {
  atLeast: number;
  atMost: number;
} {
  const share = workingHours ? weekly(workingHours) / WEEK_HOURS : 1;
  const environment = HOURS * HOUR * share * GIGABYTES * PRICES.provisionedGigabyteSecond.dollars;
  const pings = PINGS * (PRICES.invocation.dollars + PING_SECONDS * GIGABYTES * PRICES.gigabyteSecond.dollars);
  const always = (keepWarm ? pings : 0) + (upTo === undefined ? 0 : TRACKING_ALARMS * PRICES.alarm.dollars);
  return { atLeast: always + provisioned * environment, atMost: always + (upTo ?? provisioned) * environment };
}

/** The cost in words; nothing where nothing is kept. */
export function coldStartWords(settings: ColdStarts): string | undefined {
  const { atLeast, atMost } = coldStartCost(settings);
  if (atMost === 0) return undefined;
  return atMost > atLeast ? `${dollars(atLeast)} to ${dollars(atMost)} a month` : `${dollars(atLeast)} a month`;
}

const DAYS = ['MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT', 'SUN'];

/** Hours a week. */
function weekly({ from, until, days }: WorkingHours): number {
  return ((minutes(until) - minutes(from)) / 60) * daysIn(days);
}

function minutes(time: string): number {
  const [hours = 0, rest = 0] = time.split(':').map(Number);
  return hours * 60 + rest;
}

function daysIn(days: string): number {
  const named = days.split(',').flatMap((part) => {
    const [first = '', last = first] = part.split('-');
    const [from, to] = [DAYS.indexOf(first), DAYS.indexOf(last)];
    // FRI-MON goes over the week's end.
    return from <= to ? DAYS.slice(from, to + 1) : [...DAYS.slice(from), ...DAYS.slice(0, to + 1)];
  });
  return new Set(named).size;
}
