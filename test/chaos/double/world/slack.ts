import type { Slack } from '../../../../bot/slack/slack.ts';
import { type FakeSlack, fakeSlack } from '../../../bot/support/fake-slack.ts';
import type { CallTo } from '../cloud/dynamodb.ts';

export interface Workspace extends FakeSlack {
  /** What Slack says instead of doing it: asked of each call, whose place is a channel or a person. */
  refuses: (method: keyof Slack, place: string) => Error | undefined;
}

/** The workspace in memory, to be looked at, and as the notifier calls it. */
export function slackDouble(call: CallTo): { workspace: Workspace; slack: Slack } {
  const workspace: Workspace = { ...fakeSlack(), refuses: () => undefined };
  const asked = <T>(method: keyof Slack, place: string, act: () => Promise<T>): Promise<T> =>
    call(`slack ${method}`, () => {
      const refusal = workspace.refuses(method, place);
      if (refusal) throw refusal;
      return act();
    });
  return {
    workspace,
    slack: {
      post: (channel, ...given) => asked('post', channel, () => workspace.post(channel, ...given)),
      update: (where, ...given) => asked('update', where.channel, () => workspace.update(where, ...given)),
      find: (userId, matches) => asked('find', userId, () => workspace.find(userId, matches)),
      publishHome: (userId, blocks) => asked('publishHome', userId, () => workspace.publishHome(userId, blocks)),
      leftAt: (userId) => asked('leftAt', userId, () => workspace.leftAt(userId)),
    },
  };
}
