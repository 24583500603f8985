import type { Change } from '../../provisioner/contract/change.ts';
import { ERRORS } from '../../provisioner/contract/errors.ts';
import { CHANNEL_ID } from '../../provisioner/contract/ids.ts';
import { brokenRuns, type Operation, type OperationKind } from '../../provisioner/contract/operation.ts';
import type { HistoryEntry } from '../../provisioner/contract/registry.ts';
import { type Answer, answer, answerLines } from './answer.ts';
import { at, channelMention, code, duration, mention } from './text.ts';

/** The verbs of what was asked for: ended well, and under way. */
const DONE: Record<OperationKind, string> = {
  create: 'made',
  destroy: 'destroyed',
  update: 'updated',
  restart: 'restarted',
};

export interface HistoryView {
  /** Of one name, or else of whoever asks. */
  name?: string;
  /** Newest first. */
  entries: readonly HistoryEntry[];
  /** There are older ones that were not read. */
  isCut: boolean;
  /** How long rows are kept. */
  keptDays: number;
}

/** Who did what, when, for how long, with which versions and what result. */
export function history({ name, entries, isCut, keptDays }: HistoryView): Answer {
  const kept = `History is kept for ${keptDays} days.`;
  if (entries.length === 0) {
    return answer(
      name === undefined
        ? `You have asked for nothing yet, and nothing was done to what is yours. ${kept}`
        : `There is nothing about *${name}* that you may see. ${kept}`,
    );
  }
  return answerLines({
    head: [
      name === undefined
        ? 'What you have asked for and what was done to what is yours, the newest first:'
        : `*${name}*, the newest first:`,
    ],
    lines: entries.map((entry) => `• ${at(entry.requestedAt)} ${what(entry, name === undefined)}`),
    tail: [isCut ? `Only the newest ${entries.length} are shown. ${kept}` : kept],
    more: (left) => `${left} older…`,
  });
}

function what(entry: HistoryEntry, isNamed: boolean): string {
  const subject = isNamed ? `*${entry.playgroundName}* ` : '';
  return `${subject}${'state' in entry ? operationWords(entry) : changeWords(entry)}`;
}

function operationWords(operation: Operation): string {
  const { kind, state, failure, askedBy, cause } = operation;
  const who = askedBy ? ` by ${mention(askedBy)}` : cause === 'expired' ? ', because its time was up' : '';
  const versions = versionWords(operation.tags);
  const broken = brokenRuns(operation);
  const tries = broken > 0 ? ` in ${broken + 1} attempts` : '';
  switch (state) {
    case 'queued':
      return `is waiting to be ${DONE[kind]}${who}${versions}`;
    case 'running':
      return `is being ${DONE[kind]}${who}${versions}`;
    case 'succeeded':
      return `was ${DONE[kind]}${who}${versions}${took(operation)}${tries}`;
    case 'failed':
      return `could not be ${DONE[kind]}${who}${versions}${took(operation)}${tries}: ${ERRORS[failure?.code ?? 'INTERNAL'].title}`;
  }
}

function changeWords({ kind, askedBy, target = '', expiresAt }: Change): string {
  const who = ` by ${mention(askedBy)}`;
  switch (kind) {
    case 'extended':
      return `was extended${expiresAt === undefined ? '' : ` until ${at(expiresAt)}`}${who}`;
    case 'shared':
      return `was shared with ${targetWords(target)}${who}`;
    case 'unshared':
      return `was no longer shared with ${targetWords(target)}, by ${mention(askedBy)}`;
    case 'transferred':
      return `was given to ${targetWords(target)}${who}`;
  }
}

/** Service → tag, as they are asked for with `--tag`. */
export function versionWords(tags: Operation['tags']): string {
  const pairs = Object.entries(tags ?? {}).map(([service, tag]) => code(`${service}=${tag}`));
  return pairs.length === 0 ? '' : ` with ${pairs.join(', ')}`;
}

function targetWords(id: string): string {
  return CHANNEL_ID.test(id) ? channelMention(id) : mention(id);
}

function took({ requestedAt, finishedAt }: Operation): string {
  return finishedAt === undefined ? '' : `, after ${duration(finishedAt - requestedAt)}`;
}
