import type { Playground } from '../../provisioner/contract/playground.ts';
import { type Cost, type CostOf, totalCost } from '../cost.ts';
import { type Answer, answer, answerLines } from './answer.ts';
import { about, hourly, money } from './money.ts';
import { at, mention } from './text.ts';

/** What the figures leave out; the README says more. */
const LEFT_OUT = 'That is task and address at list price; data transfer, logs and taxes are not in it.';

/** "about $0.01 so far, $0.07 until its end" */
export function costWords({ soFar, untilExpiry }: Cost): string {
  return `${about(soFar)} so far, ${money(untilExpiry)} until its end`;
}

/** For whoever has just asked for one, or got it. */
export function costAhead({ perHour, untilExpiry }: Cost): string {
  return `It costs ${about(untilExpiry)} until then, ${hourly(perHour)}.`;
}

export interface CostsView {
  whose: 'mine' | 'all';
  playgrounds: readonly Playground[];
  /** There are more of them than were read. */
  isCut: boolean;
  costOf: CostOf;
  /** The region whose prices are used, where those of the playgrounds' own are not known. */
  borrowedFrom: string | undefined;
  /** Epoch seconds. */
  now: number;
}

/** What each costs, the dearest first, and all of them together. */
export function costs({ whose, playgrounds, isCut, costOf, borrowedFrom, now }: CostsView): Answer {
  if (playgrounds.length === 0) {
    return answer(whose === 'mine' ? 'You have no playground, so you cost nothing.' : 'There is no playground at all.');
  }
  const rows = playgrounds
    .map((playground) => ({ playground, cost: costOf(playground, now) }))
    .toSorted((a, b) => (b.cost?.untilExpiry ?? 0) - (a.cost?.untilExpiry ?? 0));
  const known = rows.flatMap(({ cost }) => cost ?? []);
  const total = totalCost(known);
  const who =
    whose === 'mine'
      ? 'Your playgrounds cost'
      : `The ${isCut ? `next ${rows.length} to expire` : 'playgrounds of all'} cost`;
  return answerLines({
    head: [
      `${who} about ${hourly(total.perHour)}: ${money(total.soFar)} so far, ${money(total.untilExpiry)} until their ends.`,
    ],
    lines: rows.map(({ playground, cost }) => costLine(playground, cost, whose)),
    tail: borrowedFrom === undefined ? [LEFT_OUT] : [LEFT_OUT, borrowedWords(borrowedFrom)],
    more: (left) => `${left} more…`,
  });
}

function borrowedWords(region: string): string {
  return `The prices are those of ${region}: what this region costs is not known here. Whoever runs the bot can say it in the setting \`prices\`.`;
}

function costLine({ name, ownerId, expiresAt }: Playground, cost: Cost | undefined, whose: 'mine' | 'all'): string {
  const owner = whose === 'all' ? ` of ${mention(ownerId)}` : '';
  const words = cost
    ? `${costWords(cost)} (${at(expiresAt)}), ${hourly(cost.perHour)}`
    : 'not known, because its template is gone';
  return `• *${name}*${owner}: ${words}`;
}
