import { PUBLIC_CHANNELS, users } from '../workspace.ts';

/**
 * What Slack makes of the text after a command when the app asks for escaping (`should_escape: true`): people and
 * channels that exist become ids, links are marked, and the three characters with a meaning become entities.
 */
export function escapeCommandText(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replace(/https?:\/\/[^\s|]+/g, (url) => `<${url}>`)
    .replace(/(?<![\w<@])@([a-z0-9._-]+)/gi, (whole, name: string) => {
      const user = users().find((each) => each.name === name.toLowerCase());
      return user === undefined ? whole : `<@${user.id}|${user.name}>`;
    })
    .replace(/(?<![\w<&#])#([a-z0-9_-]+)/gi, (whole, name: string) => {
      const channel = PUBLIC_CHANNELS.find((each) => each.name === name.toLowerCase());
      return channel === undefined ? whole : `<#${channel.id}|${channel.name}>`;
    });
}
