import type { Playground } from '../provisioner/contract/playground.ts';

/**
 * Who may use the bot at all. Slack Connect lets people of other organisations type commands in a shared channel, so
 * the asker's own workspace decides, not the channel.
 * @param allowedTeamIds workspaces that may; none named means any
 */
export function mayUse(allowedTeamIds: readonly string[], teamId: string): boolean {
  return allowedTeamIds.length === 0 || allowedTeamIds.includes(teamId);
}

/** Only its owner may destroy a playground. */
export function mayDestroy(playground: Pick<Playground, 'ownerId'>, userId: string): boolean {
  return playground.ownerId === userId;
}
