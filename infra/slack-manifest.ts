import { readFile } from 'node:fs/promises';
import { z } from 'zod';

const command = z.looseObject({ command: z.string(), url: z.string(), should_escape: z.boolean() });
const manifestSchema = z.looseObject({
  features: z.looseObject({
    app_home: z.looseObject({ home_tab_enabled: z.boolean(), messages_tab_enabled: z.boolean() }),
    slash_commands: z.array(command).min(1),
  }),
  oauth_config: z.looseObject({ scopes: z.looseObject({ bot: z.array(z.string()) }) }),
  settings: z.looseObject({
    interactivity: z.looseObject({ is_enabled: z.boolean(), request_url: z.string() }),
    event_subscriptions: z.looseObject({ request_url: z.string(), bot_events: z.array(z.string()) }),
  }),
});
export type SlackManifest = z.infer<typeof manifestSchema>;

/** What the bot needs each right for; the manifest asks for these and no more, which a test keeps so. */
export const SCOPES: Readonly<Record<string, string>> = {
  commands: 'the /playground command',
  'chat:write': 'its messages',
  'chat:write.public': 'alerts in a public channel that it has not been invited to',
  'im:write': 'opening direct messages, where results and credentials go',
  'im:history': 'finding its own message again when a timestamp was lost',
  'users:read': 'whether somebody whom a playground is for is there, and is a person',
  'channels:read': 'which public channels there are and who is in them, for what is shared with a channel',
  'groups:read': 'the same for private channels, where the bot is a member',
  'usergroups:read': 'who is in the user groups that may use the bot',
};

/** What the bot is told of, and what for; the manifest subscribes to these and no more, which a test keeps so. */
export const EVENTS: Readonly<Record<string, string>> = {
  app_home_opened: 'drawing the Home tab of whoever opens it',
  user_change: 'that somebody has left, so that their playgrounds come to the admins’ attention; needs users:read',
};

/** The manifest as it lies in the repository, with a placeholder where the bot's address goes. */
export async function readManifest(): Promise<SlackManifest> {
  const path = new URL('slack-manifest.json', import.meta.url);
  return manifestSchema.parse(JSON.parse(await readFile(path, 'utf8')));
}

/** The manifest of the Slack app with the bot's address in it, ready to be pasted into Slack: one address takes all. */
export async function slackManifest(requestUrl: string): Promise<SlackManifest> {
  const manifest = await readManifest();
  for (const one of manifest.features.slash_commands) one.url = requestUrl;
  manifest.settings.interactivity.request_url = requestUrl;
  manifest.settings.event_subscriptions.request_url = requestUrl;
  return manifest;
}
