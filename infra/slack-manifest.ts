import { readFile } from 'node:fs/promises';
import { z } from 'zod';

const command = z.looseObject({ command: z.string(), url: z.string(), should_escape: z.boolean() });
const manifestSchema = z.looseObject({
  features: z.looseObject({
    app_home: z.looseObject({ messages_tab_enabled: z.boolean() }),
    slash_commands: z.array(command).min(1),
  }),
  oauth_config: z.looseObject({ scopes: z.looseObject({ bot: z.array(z.string()) }) }),
});
export type SlackManifest = z.infer<typeof manifestSchema>;

/** The manifest of the Slack app with the bot's address in it, ready to be pasted into Slack. */
export async function slackManifest(requestUrl: string): Promise<SlackManifest> {
  const path = new URL('slack-manifest.json', import.meta.url);
  const manifest = manifestSchema.parse(JSON.parse(await readFile(path, 'utf8')));
  for (const one of manifest.features.slash_commands) one.url = requestUrl;
  return manifest;
}
