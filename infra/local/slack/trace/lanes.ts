/** Who acts, in the order of the road from a typed command to a playground, and how each is seen from outside. */
export const LANES = {
  slack: {
    name: 'Slack',
    what: 'Signs what you did and sends it to the bot’s function URL; it waits 3 seconds for an answer.',
    seen: 'This page’s server is Slack here.',
  },
  bot: {
    name: 'Bot function',
    what: 'Checks the signature, claims the name in the registry, starts the provisioner and answers. A small Lambda function that never imports Pulumi.',
    seen: 'Its log.',
  },
  provisioner: {
    name: 'Provisioner function',
    what: 'Runs one operation under a lease: password, engine, then it watches ECS until the containers are healthy.',
    seen: 'Its log.',
  },
  engine: {
    name: 'Pulumi engine',
    what: 'Makes and removes the resources of one playground, with its state in S3.',
    seen: 'The provisioner’s log.',
  },
  sns: {
    name: 'SNS',
    what: 'Carries “this operation’s row has changed”, without text and without secrets, to whoever subscribes.',
    seen: 'A subscriber of its own; the words are of the row, read when the event came.',
  },
  notifier: {
    name: 'Notifier function',
    what: 'Woken by SNS: reads the row and writes it into the one Slack message of the operation.',
    seen: 'Its calls of Slack’s Web API.',
  },
} as const;
export type Lane = keyof typeof LANES;
