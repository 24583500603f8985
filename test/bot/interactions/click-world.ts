import { answerClick } from '../../../bot/interactions/click.ts';
import type { Operation } from '../../../provisioner/contract/operation.ts';
import type { Playground } from '../../../provisioner/contract/playground.ts';
import { answerDeps } from '../support/answer-deps.ts';
import { fakeRegistry } from '../support/fake-registry.ts';
import { click, gate } from '../support/interactions.ts';
import { playground } from '../support/rows.ts';

export const demo = playground();

/** Clicks on what these rows have, and what came of them. */
export function setUp(playgrounds: Playground[] = [demo], operations: Operation[] = []) {
  const registry = fakeRegistry({ playgrounds, operations });
  const deps = answerDeps({ registry });
  const press = (...all: Parameters<typeof click>) => answerClick(click(...all), gate, deps);
  const said = () => deps.respond.mock.calls.map(([, { text }]) => text);
  const row = () => registry.playgrounds.get('demo');
  const refreshed = () =>
    deps.publish.mock.calls.map(([event]) => event).filter(({ type }) => type === 'playground-changed');
  return { registry, deps, press, said, row, refreshed };
}
