import { beforeAll, describe, expect, it } from 'vitest';
import { type SlackManifest, slackManifest } from '../../infra/slack-manifest.ts';

const URL = 'https://id.lambda-url.eu-north-1.on.aws/';
let manifest: SlackManifest;
beforeAll(async () => {
  manifest = await slackManifest(URL);
});

describe('the Slack app', () => {
  it('sends /playground to the bot', () => {
    expect(manifest.features.slash_commands.map(({ command, url }) => [command, url])).toEqual([['/playground', URL]]);
  });

  it('escapes people and channels, or they arrive as text that anybody can type', () => {
    expect(manifest.features.slash_commands[0]?.should_escape).toBe(true);
  });

  it('can write to people directly', () => {
    expect(manifest.features.app_home.messages_tab_enabled).toBe(true);
  });

  it('asks for the rights that the bot uses and no more', () => {
    expect(manifest.oauth_config.scopes.bot.toSorted()).toEqual([
      'chat:write',
      'chat:write.public',
      'commands',
      'im:history',
      'im:write',
    ]);
  });
});
