import { type Slack, SlackBusy, SlackRefusal } from '../../../../bot/slack/slack.ts';
import type { Broken } from '../../scenario.ts';
import { look } from '../invariants/seen.ts';
import { settle } from '../world/settle.ts';
import { ALERTS_CHANNEL } from '../world/site.ts';
import type { World } from '../world/world.ts';
import { play } from './play.ts';
import { ADA, prepare, SCRIPTS, type Script } from './scripts.ts';
import { scenarioOf } from './trials.ts';

type Refuses = (method: keyof Slack, place: string) => Error | undefined;

const MINUTE_MS = 60_000;
const SPANS_MINUTES = [1, 60, 24 * 60];
const SHORT_SPANS_MINUTES = [60];
/** From the moment of the request on, and in the midst of its work. */
const BEGINS_MS = [0, 8_000];

/** In the words of a workspace's bad days; what the adapter of Slack's API makes of each is said by its own tests. */
const TO_ALL: Record<string, Refuses> = {
  'is down': () => new Error('ECONNREFUSED'),
  'has revoked the token': () => new Error('An API error occurred: token_revoked'),
  'says to wait': (method) => new SlackBusy(method, 30),
};
const TO_ALERTS: Record<string, Refuses> = {
  'has the alerts channel archived': (method, place) =>
    place === ALERTS_CHANNEL ? new SlackRefusal(method, 'is_archived') : undefined,
};

/** Slack does not take what it is told, for a minute, an hour and a day. Nothing is lost, and each end is told once. */
export const slackFaults = scenarioOf('double-slack', async ({ seed, short }) => {
  const spans = short ? SHORT_SPANS_MINUTES : SPANS_MINUTES;
  const begins = short ? BEGINS_MS.slice(1) : BEGINS_MS;
  return SCRIPTS.flatMap((script) => [
    ...Object.entries({ ...TO_ALL, ...(script.name.includes('fails') && TO_ALERTS) }).flatMap(([words, refuses]) =>
      spans.flatMap((minutes) =>
        begins.map((ms) => ({
          words: `${script.name}, and ${ms / 1000} s later Slack ${words} for ${minutes} minutes`,
          run: (replay: string) => playRefusal(script, refuses, { ms, minutes }, seed, replay),
        })),
      ),
    ),
    {
      words: `${script.name}, and its owner has left`,
      run: (replay: string) => playLeft(script, seed, replay),
    },
  ]);
});

function playRefusal(
  script: Script,
  refuses: Refuses,
  { ms, minutes }: { ms: number; minutes: number },
  seed: number,
  replay: string,
): Promise<Broken[]> {
  return play({
    world: { seed },
    replay,
    async act(world) {
      const { simulation, workspace } = world;
      await prepare(world, script);
      simulation.later(ms, () => {
        workspace.refuses = refuses;
      });
      world.people.type(ADA, script.command);
      await simulation.run(simulation.now() + ms + minutes * MINUTE_MS);
      workspace.refuses = () => undefined;
      await settle(world);
    },
  });
}

/** Slack takes messages to people who have left, and nobody reads them: whoever runs the bot is told, once. */
async function playLeft(script: Script, seed: number, replay: string): Promise<Broken[]> {
  const own: Broken[] = [];
  const broken = await play({
    world: { seed },
    replay,
    async act(world) {
      const { simulation, workspace } = world;
      await prepare(world, script);
      workspace.left.set(ADA, Math.floor(simulation.now() / 1000));
      world.people.type(ADA, script.command);
      await settle(world);
      // Until what is left of it is about to end.
      await simulation.run(simulation.now() + 5 * 60 * MINUTE_MS);
      await settle(world);
      const told = toldOfLeaving(world);
      const expected = script.command.startsWith('destroy') ? 0 : 1;
      if (told !== expected) {
        own.push({ invariant: 'who left is told of once', detail: `${told} alerts, not ${expected}`, replay });
      }
    },
  });
  return [...own, ...broken];
}

function toldOfLeaving(world: World): number {
  return look(world).messages.filter(({ channel, text }) => channel === ALERTS_CHANNEL && text.includes('has left'))
    .length;
}
