import type { Notice } from '../../provisioner/contract/notice.ts';
import type { Queries } from '../../provisioner/contract/registry.ts';
import { leftBehind, leftBehindLine, ownerLeft, ownerLeftLine } from '../messages/owner-left.ts';
import type { Slack } from '../slack/slack.ts';
import type { AlertDeps } from './alerts.ts';
import { gather } from './trouble.ts';

export type OwnerLeftDeps = AlertDeps & {
  slack: Pick<Slack, 'leftAt'>;
  registry: AlertDeps['registry'] & Pick<Queries, 'listByOwner'>;
};

const LEFT = 'Somebody who has playgrounds has left.';
const ENDING = 'The owner of a playground that is about to end has left.';

/**
 * Tells the alerts channel what somebody who left leaves behind, in one alert for all of it. Slack is asked, because the
 * event may be late and they may be back. Repeats change nothing: the alert is counted by when they left.
 * @throws when Slack could not be asked or told
 */
export async function tellPersonLeft(userId: string, deps: OwnerLeftDeps): Promise<void> {
  const at = await deps.slack.leftAt(userId);
  if (at === undefined) return;
  const all = await deps.registry.listByOwner(userId);
  const living = all.filter(({ state }) => state !== 'destroying');
  const [newest] = living;
  if (!newest) return;
  const entry = { id: userId, line: leftBehindLine(userId, living) };
  // Slack does not say when whom it does not know any more has left; this does not change from one time to the next either.
  await gather(LEFT, entry, leftBehind(userId, living), at || newest.createdAt, deps);
}

/**
 * A warning that nobody reads goes to the alerts channel too, for the admins. Slack takes messages to people who left as
 * if they were there, so it is asked. Repeated events change nothing: one warning is counted once.
 * @throws when Slack could not be asked or told
 */
export async function tellWhereOwnerLeft(warning: Notice, deps: OwnerLeftDeps): Promise<void> {
  const { id, playgroundName, playgroundId, to, createdAt } = warning;
  const playground = await deps.registry.getPlayground(playgroundName);
  if (playground?.id !== playgroundId || playground.ownerId !== to || playground.state === 'destroying') return;
  if ((await deps.slack.leftAt(to)) === undefined) return;
  await gather(ENDING, { id, line: ownerLeftLine(playground) }, ownerLeft(playground), createdAt, deps);
}
