import type { Playground, PlaygroundState } from '../../provisioner/contract/playground.ts';
import { at, duration, escaped } from './text.ts';

/** What it does or is, in each state; what else there is to say of it stands behind. */
export const STATE_WORDS: Readonly<Record<PlaygroundState, string>> = {
  creating: 'is being made',
  ready: 'is ready',
  updating: 'is being changed',
  destroying: 'is being destroyed',
  stuck: 'could not be removed completely',
};

/** Of one that is stuck, behind its name. */
export function stuckWords({ name }: Pick<Playground, 'name'>): string {
  return `${STATE_WORDS.stuck}; \`/playground destroy ${name}\` tries again`;
}

type Words = (playground: Playground, now: number, showsAddress: boolean) => string;

const STATES: Record<PlaygroundState, Words> = {
  creating: ({ createdAt }, now) => `${STATE_WORDS.creating}, for ${duration(now - createdAt)} now`,
  ready: (playground, now, showsAddress) =>
    `${upWords(playground)}${addressWords(playground, showsAddress)}, ${endWords(playground, now)}`,
  updating: (playground, now, showsAddress) =>
    `${STATE_WORDS.updating}${addressWords(playground, showsAddress)}, ${endWords(playground, now)}`,
  destroying: () => STATE_WORDS.destroying,
  stuck: stuckWords,
};

/** What a playground is doing, behind its name. @param now epoch seconds */
export function stateWords(playground: Playground, now: number, { showsAddress }: { showsAddress: boolean }): string {
  return STATES[playground.state](playground, now, showsAddress);
}

function upWords({ health }: Playground): string {
  return health?.downSince === undefined ? STATE_WORDS.ready : `is down since ${at(health.downSince)}`;
}

function addressWords({ address }: Playground, shows: boolean): string {
  return address && shows ? ` at <${escaped(address)}>` : '';
}

function endWords({ expiresAt }: Playground, now: number): string {
  return now < expiresAt ? `until ${at(expiresAt)}` : `and its time was up ${at(expiresAt)}`;
}
