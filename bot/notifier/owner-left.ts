import type { Notice } from '../../provisioner/contract/notice.ts';
import { ownerLeft, ownerLeftLine } from '../messages/owner-left.ts';
import type { Slack } from '../slack/slack.ts';
import { type AlertDeps, gather } from './alerts.ts';

export type OwnerLeftDeps = AlertDeps & { slack: Pick<Slack, 'hasLeft'> };

const CAUSE = 'The owner of a playground that is about to end has left.';

/**
 * A warning that nobody reads goes to the alerts channel too, for the admins. Slack takes messages to people who left as
 * if they were there, so it is asked. Repeated events change nothing: one warning is counted once.
 * @throws when Slack could not be asked or told
 */
export async function tellWhereOwnerLeft(warning: Notice, deps: OwnerLeftDeps): Promise<void> {
  const { id, playgroundName, playgroundId, to, createdAt } = warning;
  const playground = await deps.registry.getPlayground(playgroundName);
  if (playground?.id !== playgroundId || playground.ownerId !== to || playground.state === 'destroying') return;
  if (!(await deps.slack.hasLeft(to))) return;
  await gather(CAUSE, { id, line: ownerLeftLine(playground) }, ownerLeft(playground), createdAt, deps);
}
