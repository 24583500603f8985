import { beforeAll, describe, expect, it } from 'vitest';
import { EVENTS, SCOPES, type SlackManifest, slackManifest } from '../../../infra/slack-manifest.ts';

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

  it('sends clicks, modals and events there too', () => {
    const { interactivity, event_subscriptions: events } = manifest.settings;
    expect(interactivity).toEqual({ is_enabled: true, request_url: URL });
    expect(events).toEqual({ request_url: URL, bot_events: Object.keys(EVENTS) });
    expect(manifest.features.app_home.home_tab_enabled).toBe(true);
    expect(JSON.stringify(manifest)).not.toContain('example.com');
  });

  it('asks for each right for a reason, and for no other', () => {
    expect(manifest.oauth_config.scopes.bot.toSorted()).toEqual(Object.keys(SCOPES).toSorted());
    expect(Object.values(SCOPES)).not.toContain('');
  });
});
