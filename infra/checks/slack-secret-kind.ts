/** How the app's secrets look. Slack writes of the prefixes at https://docs.slack.dev/authentication/tokens */
const SHAPES = [
  { kind: 'bot token', shape: /^xoxb-/ },
  { kind: 'user token', shape: /^xoxp-/ },
  { kind: 'app-level token', shape: /^xapp-/ },
  { kind: 'configuration token', shape: /^xoxe-/ },
  { kind: 'rotating token', shape: /^xoxe\.xox/ },
  { kind: 'signing secret', shape: /^[0-9a-f]{32}$/ },
] as const;

export type SlackSecretKind = (typeof SHAPES)[number]['kind'];

/** Pure: which of an app's secrets a text is, by its shape; undefined when it is none of them. */
export function slackSecretKind(value: string): SlackSecretKind | undefined {
  return SHAPES.find(({ shape }) => shape.test(value))?.kind;
}
