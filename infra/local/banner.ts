/** What `npm start` shows when everything is up. */
export function banner(options: {
  slackUrl: string;
  /** Of the HTTP API, where tokens are taken. */
  apiUrl: string;
  simulatedWhy: string | undefined;
  /** What is said with every address. */
  notice: string | undefined;
  took: string;
}): string {
  const { slackUrl, apiUrl, simulatedWhy, notice, took } = options;
  const containers =
    simulatedWhy === undefined
      ? [
          'Containers are real: they run in Docker on this machine.',
          ...(notice === undefined ? [] : [`  Of a playground's address: ${notice}`]),
        ]
      : [
          'Containers are SIMULATED: playgrounds are said to be ready, and nothing answers at their addresses.',
          `  (${simulatedWhy})`,
        ];
  return [
    '',
    `Ready after ${took}. The bot runs in an embedded cloud on this machine; no account is used.`,
    '',
    `  Slack stand-in   ${slackUrl}`,
    '  In a terminal    npm run say -- "/playground create demo" --wait',
    `  HTTP API         ${apiUrl}playgrounds, with what Linus gets for "/playground token create demo"`,
    '',
    ...containers,
    'Ctrl-C stops all of it, playgrounds included.',
    '',
  ].join('\n');
}
