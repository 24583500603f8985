import { beforeAll, describe, expect, it } from 'vitest';
import { NEEDED } from '../../../infra/local/slack/api/scopes.ts';
import { EVENTS, readManifest, type SlackManifest } from '../../../infra/slack-manifest.ts';
import { type SlackUse, slackUse } from './calls.ts';

let use: SlackUse;
let manifest: SlackManifest;
beforeAll(async () => {
  [use, manifest] = await Promise.all([slackUse(), readManifest()]);
});

/** Methods that Slack wants no right for. */
const FREE = ['auth.test', 'views.open', 'views.publish', 'views.update'];

/** What the code does that takes a right, and is no method by itself: the right → what shows that it is done. */
const OTHERWISE: Record<string, (its: SlackUse) => boolean> = {
  commands: ({ commands }) => commands.length > 0,
  // A channel by its id, to which nobody need have invited the bot.
  'chat:write.public': ({ source }) => source.includes('ALERTS_CHANNEL'),
  'groups:read': ({ source }) => source.includes('private_channel'),
};

/** The rights that the code needs, each by what it calls. */
function neededScopes(its: SlackUse): string[] {
  const byMethod = its.methods.flatMap((method) => NEEDED[method] ?? []);
  const otherwise = Object.entries(OTHERWISE).flatMap(([scope, isDone]) => (isDone(its) ? [scope] : []));
  return [...new Set([...byMethod, ...otherwise])].sort();
}

describe('the manifest and the code', () => {
  it('see the same calls of Slack’s API, whichever way one looks for them', () => {
    expect(use.methods.length).toBeGreaterThan(5);
    // Opening a form is called by itself: whoever asks has three seconds, and no patience.
    expect(use.methods.filter((method) => method !== 'views.open')).toEqual(use.named);
  });

  it('the code calls no method whose right nobody has looked up', () => {
    expect(use.methods.filter((method) => !(method in NEEDED) && !FREE.includes(method))).toEqual([]);
  });

  it('ask for each right that the code uses, and use each that is asked for', () => {
    expect(manifest.oauth_config.scopes.bot.toSorted()).toEqual(neededScopes(use));
  });

  it('a use that is gone would be seen', () => {
    expect(neededScopes({ ...use, commands: [] })).not.toContain('commands');
    const less = { ...use, methods: use.methods.filter((method) => !method.startsWith('usergroups.')) };
    expect(neededScopes(less)).not.toContain('usergroups:read');
  });

  it('subscribe to the events that the code listens to, and have the commands that it answers', () => {
    expect(use.events).toEqual(Object.keys(EVENTS).sort());
    expect(manifest.settings.event_subscriptions.bot_events.toSorted()).toEqual(use.events);
    expect(manifest.features.slash_commands.map(({ command }) => command)).toEqual(use.commands);
  });
});
