import type { Playground, PlaygroundState } from '../../provisioner/contract/playground.ts';
import { type Answer, answer } from './answer.ts';
import { at, duration, escaped } from './text.ts';

const STATES: Record<PlaygroundState, (playground: Playground, now: number) => string> = {
  creating: ({ createdAt }, now) => `is being made, for ${duration(now - createdAt)} now`,
  ready: ({ address, expiresAt }) =>
    `${address ? `is ready at ${escaped(address)}` : 'is ready'}, until ${at(expiresAt)}`,
  updating: () => 'is being updated',
  destroying: () => 'is being destroyed',
  stuck: ({ name }) => `could not be removed completely; type \`/playground destroy ${name}\` to try again`,
};

/** @param now epoch seconds */
export function list(playgrounds: readonly Playground[], now: number): Answer {
  if (playgrounds.length === 0) return answer('You have no playground. Type `/playground create` to get one.');
  const lines = playgrounds.map((playground) => `• *${playground.name}* ${STATES[playground.state](playground, now)}`);
  return answer('Your playgrounds:', ...lines, 'The credentials of each are in your direct messages.');
}
