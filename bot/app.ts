import { App, AwsLambdaReceiver, LogLevel } from '@slack/bolt';
import { answerCommand, type SlashRequest } from './answer.ts';
import { createBoltLogger } from './bolt-logger.ts';
import type { AwsHandler } from './bolt-types.ts';
import type { Gate, GatedEvent } from './handler.ts';
import { answerClick } from './interactions/click.ts';
import type { InteractionDeps } from './interactions/deps.ts';
import { homeOpened } from './interactions/home.ts';
import { answerSubmission } from './interactions/submission.ts';
import { userChanged } from './interactions/user-change.ts';
import { CREATE_FORM } from './messages/create-form.ts';
import { fitMessage } from './messages/fit/fit.ts';

/** The Bolt app. Its handler takes only what the gate let through. */
export function createApp(deps: InteractionDeps): AwsHandler {
  const logger = createBoltLogger(deps.log);
  const receiver = new AwsLambdaReceiver({
    logger,
    // The gate has verified it already, on the raw bytes, which are gone here.
    signatureVerification: false,
    signingSecret: '',
    customPropertiesExtractor: (event) => ({ gate: (event as GatedEvent).requestContext.gate }),
  });
  const app = new App({
    receiver,
    logger,
    logLevel: LogLevel.INFO,
    // No token here, and so no auth.test on the way to an answer: the notifier is what writes to Slack.
    authorize: async () => ({}),
    clientOptions: { fetch: refuseCalls },
    ignoreSelf: false,
    convoStore: false,
  });

  app.command('/playground', async ({ command, context, ack }) => {
    const request: SlashRequest = {
      text: command.text ?? '',
      userId: command.user_id,
      teamId: command.team_id,
      enterpriseId: command.enterprise_id,
      channelId: command.channel_id,
      triggerId: command.trigger_id,
    };
    const answer = await answerCommand(request, context['gate'] as Gate, deps);
    // Last, because on Lambda Bolt answers only when the listener settles, and nothing runs after the answer.
    await ack(fitMessage(answer));
  });

  app.action({ type: 'block_actions' }, async ({ body, context, ack }) => {
    await answerClick(body, context['gate'] as Gate, deps);
    await ack();
  });

  app.view({ type: 'view_submission', callback_id: CREATE_FORM }, async ({ body, context, ack }) => {
    const answer = await answerSubmission(body, context['gate'] as Gate, deps);
    await (answer ? ack(answer) : ack());
  });

  app.event('app_home_opened', async ({ event }) => homeOpened(event, deps));

  app.event('user_change', async ({ event }) => userChanged(event, deps));

  return receiver.toHandler();
}

async function refuseCalls(): Promise<never> {
  throw new Error('calling Slack from the bot: an answer has 3 seconds, so messages are the notifier’s work');
}
