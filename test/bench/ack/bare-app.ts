import { App, AwsLambdaReceiver } from '@slack/bolt';

// The shape of Bolt's own Lambda example, and only an ack. It looks nobody up: with a bot token Bolt would ask Slack who it is
// within the first request, which this measurement is not about.
const receiver = new AwsLambdaReceiver({ signingSecret: process.env['SLACK_SIGNING_SECRET'] ?? '' });
const app = new App({ receiver, authorize: async () => ({}) });
app.command('/playground', async ({ ack }) => {
  // Ours says what it did. The emulator keeps an answer back for 50 ms while it waits for a function's first line, which AWS
  // does not, so a function without a word would seem that much slower.
  console.log('acked');
  await ack('On it.');
});

export async function handler(event: never, context: unknown): Promise<unknown> {
  return (await receiver.start())(event, context);
}
