import { noticeId } from '../contract/name.ts';
import type { Notice } from '../contract/notice.ts';
import type { Playground } from '../contract/playground.ts';
import { noticeChanged, type PublishEvent } from '../contract/publish.ts';
import type { Notices, Queries, Watching } from '../contract/registry.ts';
import type { Confirm } from '../inventory/confirm.ts';
import { type Finding, findingWords } from '../inventory/finding.ts';
import { isWhole, type TaggedArn } from '../inventory/tagged.ts';
import { doEach } from './each.ts';

export interface CompareDeps {
  registry: Pick<Queries, 'getPlayground'> & Pick<Watching, 'adopt'> & Pick<Notices, 'putNotice'>;
  /** All that carries this deployment's tags, and what may have been deleted hours ago. */
  tagged(): Promise<TaggedArn[]>;
  /** Undefined for kinds that playgrounds do not have. */
  findingOf(arn: string): Finding | undefined;
  isThere: Confirm;
  publish: PublishEvent;
  log: {
    error(message: string, details: Record<string, unknown>): void;
  };
}

const DAY_SECONDS = 24 * 60 * 60;

/** @param now epoch seconds; the sweeper runs once in each of its minutes */
export function isTimeToCompare(now: number, everyMinutes: number): boolean {
  return Math.floor(now / 60) % everyMinutes === 0;
}

/**
 * Compares what carries our tags with what the registry knows. What no playground has is told to the alerts channel, once; what of it we know how to remove gets a row as a stuck playground, so that a click can destroy it as any other. It
 * removes nothing by itself, and what has no tag of ours is not even looked at.
 * @returns what went wrong, each with one playground
 */
export async function compareAccount(deps: CompareDeps, now: number): Promise<unknown[]> {
  const { log } = deps;
  const byPlayground = Map.groupBy(await deps.tagged(), ({ playgroundId }) => playgroundId);
  return doEach(
    [...byPlayground.values()],
    (tagged) => compareOne(tagged, deps, now),
    ([first], error) => log.error('What carries its tags was not compared.', { ...first, error }),
  );
}

async function compareOne(tagged: TaggedArn[], deps: CompareDeps, now: number): Promise<void> {
  const [first] = tagged;
  if (!first || (await isKnown(first, deps))) return;
  const left: Finding[] = [];
  const foreign: string[] = [];
  for (const { arn } of tagged) {
    const finding = deps.findingOf(arn);
    if (!finding) foreign.push(arn);
    else if (await deps.isThere(finding)) left.push(finding);
  }
  if (left.length + foreign.length === 0) return;
  deps.log.error('Something carries our tags that no playground has.', { ...first, left, foreign });
  // Tags that somebody has changed would make a row that neither a command nor the API can read.
  if (left.length > 0 && isWhole(first)) await deps.registry.adopt(adopted(first, now));
  const notice: Notice = {
    id: noticeId('leftovers', first.playgroundId, Math.floor(now / DAY_SECONDS)),
    kind: 'leftovers',
    playgroundName: leftName(first),
    playgroundId: first.playgroundId,
    createdAt: now,
    sequence: 1,
    detail: [...left.map(findingWords), ...foreign].join('\n'),
  };
  if (await deps.registry.putNotice(notice)) await deps.publish(noticeChanged(notice));
}

/** Its own row, or the one that it got here; that of a later generation of the name is not it. */
async function isKnown(tagged: TaggedArn, { registry }: CompareDeps): Promise<boolean> {
  const isOf = async (name: string): Promise<boolean> =>
    (await registry.getPlayground(name))?.id === tagged.playgroundId;
  // Nearly all have their own row, and each is one read in every comparison.
  return (await isOf(tagged.playgroundName)) || isOf(leftName(tagged));
}

/** A name that nobody chooses: the old one may be somebody else's by now, or wanted. */
export function leftName({ playgroundId }: Pick<TaggedArn, 'playgroundId'>): string {
  return `left-${playgroundId.slice(playgroundId.lastIndexOf('-') + 1)}`;
}

function adopted(tagged: TaggedArn, now: number): Playground {
  const { playgroundId, ownerId, operationId } = tagged;
  return {
    name: leftName(tagged),
    id: playgroundId,
    ownerId,
    template: 'unknown',
    state: 'stuck',
    operationId,
    createdAt: now,
    expiresAt: now,
    countedIn: 0,
  };
}
