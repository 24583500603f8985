import { expect, it } from 'vitest';
import { appWords } from '../../../infra/deploy/app-words.ts';
import { readManifest } from '../../../infra/slack-manifest.ts';

it('says of everything that the manifest asks for what it is for', async () => {
  const manifest = await readManifest();
  const words = appWords(manifest).join('\n');
  for (const asked of [...manifest.oauth_config.scopes.bot, ...manifest.settings.event_subscriptions.bot_events]) {
    expect(words, asked).toMatch(new RegExp(`^  ${asked} +\\w+`, 'm'));
  }
  expect(words).toContain('/playground  ');
  expect(words).toMatch(/Interactivity: on[\s\S]*App Home: the Home tab/);
});
