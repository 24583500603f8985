import type { Slack } from '../../../../bot/slack/slack.ts';
import { type FakeSlack, fakeSlack } from '../../../bot/support/fake-slack.ts';
import type { CallTo } from '../cloud/dynamodb.ts';

/** The workspace in memory, to be looked at, and as the notifier calls it. */
export function slackDouble(call: CallTo): { workspace: FakeSlack; slack: Slack } {
  const workspace = fakeSlack();
  return {
    workspace,
    slack: {
      post: (...given) => call('slack post', () => workspace.post(...given)),
      update: (...given) => call('slack update', () => workspace.update(...given)),
      find: (...given) => call('slack find', () => workspace.find(...given)),
      publishHome: (...given) => call('slack publishHome', () => workspace.publishHome(...given)),
      leftAt: (...given) => call('slack leftAt', () => workspace.leftAt(...given)),
    },
  };
}
