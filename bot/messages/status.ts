import { brokenRuns, MAX_ATTEMPTS, type Operation } from '../../provisioner/contract/operation.ts';
import type { Health, Playground, Share } from '../../provisioner/contract/playground.ts';
import type { TemplateSummary } from '../../provisioner/contract/template-summary.ts';
import type { Cost } from '../cost.ts';
import { type Answer, answer } from './answer.ts';
import { costWords } from './costs.ts';
import { versionWords } from './history.ts';
import { imageWords } from './image-words.ts';
import { context, reasonText, section } from './message.ts';
import { hourly } from './money.ts';
import { whenItStarts } from './operation/parts.ts';
import { playgroundButtons } from './playground-buttons.ts';
import { stateWords } from './state-words.ts';
import { at, channelMention, duration, escaped, link, mention } from './text.ts';

export interface StatusView {
  playground: Playground;
  /** The newest on it. */
  operation: Operation | undefined;
  cost: Cost | undefined;
  /** Of its template; absent when that is gone. */
  services: TemplateSummary['services'] | undefined;
  /** To the AWS console, where there is one. */
  links: { service: string | undefined; logs: string | undefined };
  mayDestroy: boolean;
  /** Epoch seconds. */
  now: number;
}

/** All that is known of one playground, for somebody who may see it. */
export function status({ playground, operation, cost, services, links, mayDestroy, now }: StatusView): Answer {
  const { name, ownerId, createdAt, sharedWith = [], health } = playground;
  const headline = `*${name}* ${stateWords(playground, now, { showsAddress: true })}.`;
  const facts = [
    `Owner ${mention(ownerId)}, made ${at(createdAt)}, ${duration(now - createdAt)} ago, from template \`${escaped(playground.template)}\`${versionWords(playground.tags)}.`,
    sharedWith.length > 0 && `Shared with ${sharedWith.map(shareWords).join(', ')}.`,
    cost && `It costs ${costWords(cost)}, ${hourly(cost.perHour)}.`,
  ];
  const inConsole = [
    links.service !== undefined && link(links.service, 'Service in ECS'),
    links.logs !== undefined && link(links.logs, 'Log in CloudWatch'),
  ].filter((each) => each !== false);
  const pressable = playgroundButtons(playground, { mayDestroy });
  return {
    ...answer(headline),
    blocks: [
      section(headline, operation && stepWords(operation)),
      section(...facts),
      ...(health
        ? [section(...healthLines(health, now), imageWords(health.containers, playground.tags, services))]
        : []),
      ...(inConsole.length > 0 ? [context(inConsole.join(' · '))] : []),
      ...(pressable ? [pressable] : []),
    ],
  };
}

function stepWords(operation: Operation): string {
  const { state, progress } = operation;
  const broken = brokenRuns(operation);
  const tries = broken > 0 ? ` (attempt ${broken + 1} of ${MAX_ATTEMPTS})` : '';
  if (state === 'queued') return `${whenItStarts(operation)}${tries}`;
  if (state !== 'running' || !progress || progress.total === 0) return '';
  const step = Math.min(progress.done + 1, progress.total);
  return `Step ${step} of ${progress.total}: ${escaped(progress.label)}${tries}`;
}

function shareWords({ kind, id, credentials }: Share): string {
  return `${kind === 'channel' ? channelMention(id) : mention(id)}${credentials ? ' (with credentials)' : ''}`;
}

function healthLines({ seenAt, restarts, downSince, stopReason, containers }: Health, now: number): string[] {
  const states = containers.map(
    ({ name, status, health }) => `\`${escaped(name)}\` ${escaped(stateOf(status, health).toLowerCase())}`,
  );
  const replaced = restarts === 0 ? 'its task was never replaced' : `its task was replaced ${times(restarts)}`;
  return [
    ...(downSince === undefined ? [] : [`Nothing of it runs since ${at(downSince)}.`]),
    `Containers: ${states.join(', ') || 'none'}; ${replaced}. Seen ${duration(now - seenAt)} ago.`,
    ...(stopReason ? [`Why its last task stopped: ${reasonText(stopReason)}`] : []),
  ];
}

/** ECS says UNKNOWN of a container that has no health check, or whose check has not run yet. */
function stateOf(status: string, health: string | undefined): string {
  return health === undefined || health === 'UNKNOWN' ? status : `${status}, ${health}`;
}

function times(count: number): string {
  return count === 1 ? 'once' : `${count} times`;
}
