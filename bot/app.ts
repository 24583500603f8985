import { App, AwsLambdaReceiver, LogLevel } from '@slack/bolt';
import { answerCommand, type SlashRequest } from './answer.ts';
import type { AnswerDeps } from './answers/question.ts';
import { createBoltLogger } from './bolt-logger.ts';
import type { AwsHandler } from './bolt-types.ts';
import type { Gate, GatedEvent } from './handler.ts';
import { fitMessage } from './messages/fit/fit.ts';

/** The Bolt app. Its handler takes only what the gate let through. */
export function createApp(deps: AnswerDeps): AwsHandler {
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

  return receiver.toHandler();
}

async function refuseCalls(): Promise<never> {
  throw new Error('calling Slack from the bot: an answer has 3 seconds, so messages are the notifier’s work');
}
