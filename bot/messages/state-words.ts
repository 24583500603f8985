import type { Playground, PlaygroundState } from '../../provisioner/contract/playground.ts';
import { at, duration, escaped } from './text.ts';

type Words = (playground: Playground, now: number, showsAddress: boolean) => string;

const STATES: Record<PlaygroundState, Words> = {
  creating: ({ createdAt }, now) => `is being made, for ${duration(now - createdAt)} now`,
  ready: (playground, now, showsAddress) =>
    `${upWords(playground)}${addressWords(playground, showsAddress)}, ${endWords(playground, now)}`,
  updating: (playground, now, showsAddress) =>
    `is being changed${addressWords(playground, showsAddress)}, ${endWords(playground, now)}`,
  destroying: () => 'is being destroyed',
  stuck: ({ name }) => `could not be removed completely; \`/playground destroy ${name}\` tries again`,
};

/** What a playground is doing, behind its name. @param now epoch seconds */
export function stateWords(playground: Playground, now: number, { showsAddress }: { showsAddress: boolean }): string {
  return STATES[playground.state](playground, now, showsAddress);
}

function upWords({ health }: Playground): string {
  return health?.downSince === undefined ? 'is ready' : `is down since ${at(health.downSince)}`;
}

function addressWords({ address }: Playground, shows: boolean): string {
  return address && shows ? ` at <${escaped(address)}>` : '';
}

function endWords({ expiresAt }: Playground, now: number): string {
  return now < expiresAt ? `until ${at(expiresAt)}` : `and its time was up ${at(expiresAt)}`;
}
