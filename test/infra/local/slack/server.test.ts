import { request as httpRequest } from 'node:http';
import { WebClient } from '@slack/web-api';
import { describe, expect, it } from 'vitest';
import { readEvents } from '../../../../infra/local/slack/say/event-stream.ts';
import { ADA, BOT_TOKEN, GENERAL, GRACE, post, startTestSlack } from './support.ts';

describe('the stand-in Slack', () => {
  it('is taken for Slack by its own client', async () => {
    const slack = await startTestSlack();
    const client = new WebClient(BOT_TOKEN, { slackApiUrl: slack.apiUrl, retryConfig: { retries: 0 } });
    const metadata = { event_type: 'playground_operation', event_payload: { operation_id: 'op-1' } };
    const blocks = [{ type: 'section', text: { type: 'mrkdwn', text: '*hi*' } }];
    const { channel = '', ts = '' } = await client.chat.postMessage({ channel: ADA, text: 'hi', blocks, metadata });
    await client.chat.update({ channel, ts, text: 'there', blocks });
    const { messages } = await client.conversations.history({ channel, include_all_metadata: true });
    expect(messages).toMatchObject([{ text: 'there', metadata, blocks }]);
    await expect(client.chat.postMessage({ channel: 'C0NOWHERE1', text: 'x' })).rejects.toMatchObject({
      data: { ok: false, error: 'channel_not_found' },
    });
  });

  it('limits the rate on demand, which Slack\u2019s client understands', async () => {
    const slack = await startTestSlack();
    const limit = { method: 'auth.test', retryAfterSeconds: 5, times: 1 };
    expect((await post(`${slack.url}/_stand-in/rate-limit`, limit)).status).toBe(200);
    const options = { slackApiUrl: slack.apiUrl, retryConfig: { retries: 0 }, rejectRateLimitedCalls: true };
    const client = new WebClient(BOT_TOKEN, options);
    await expect(client.auth.test()).rejects.toMatchObject({ retryAfter: 5 });
    expect((await client.auth.test()).ok).toBe(true);
    expect((await post(`${slack.url}/_stand-in/rate-limit`, { method: 'auth.test' })).status).toBe(400);
  });

  it('shows tests every message of a channel or person with its edits', async () => {
    const slack = await startTestSlack();
    const list = async (channel: string) => {
      const response = await fetch(`${slack.url}/_stand-in/messages?channel=${channel}`);
      return { status: response.status, body: await response.json() };
    };
    expect(await list(ADA)).toEqual({ status: 200, body: { messages: [] } });
    const { channel } = slack.store.openDirectMessages(ADA);
    const message = slack.store.post({ channel: channel.id, user: ADA, content: { text: 'one' } });
    slack.store.edit(message, { text: 'two' });
    const shown = { status: 200, body: { messages: [{ text: 'two', edits: [{ text: 'one' }] }] } };
    expect(await list(ADA)).toMatchObject(shown);
    expect(await list(channel.id)).toMatchObject(shown);
    expect((await list('C0NOWHERE1')).status).toBe(404);
  });

  it('streams what happens to everybody whom it concerns', async () => {
    const slack = await startTestSlack();
    const events = readEvents(slack.url, ADA, new AbortController().signal);
    expect((await events.next()).value).toMatchObject({ type: 'snapshot' });
    slack.store.post({ channel: GENERAL, user: GRACE, content: { text: 'psst' }, visibleTo: GRACE });
    slack.store.post({ channel: GENERAL, user: GRACE, content: { text: 'two\n\nlines' } });
    expect((await events.next()).value).toMatchObject({ type: 'posted', message: { text: 'two\n\nlines' } });
    await events.return(undefined);
    expect((await fetch(`${slack.url}/_stand-in/events?as=U0NOBODY01`)).status).toBe(404);
  });

  it('serves a page that loads nothing from elsewhere', async () => {
    const slack = await startTestSlack();
    const page = await fetch(slack.url);
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
    const html = await page.text();
    expect(html).not.toMatch(/(?:src|href)="(?!\/|#|data:)/);
    const used = [...html.matchAll(/(?:src|href)="(\/[^"]+)"/g)].map(([, path]) => path);
    expect(used).toEqual(['/style.css', '/controls.css', '/trace.css', '/client.js']);
    for (const path of used) expect((await fetch(slack.url + path)).status).toBe(200);
  });

  it('refuses foreign pages and foreign names, and changes nothing for them', async () => {
    const slack = await startTestSlack();
    const given = { text: '/playground create', userId: ADA };
    const foreign = await post(`${slack.url}/_stand-in/command`, given, { origin: 'https://example.com' });
    expect(foreign.status).toBe(403);
    const simple = await fetch(`${slack.url}/_stand-in/command`, { method: 'POST', body: JSON.stringify(given) });
    expect(simple.status).toBe(415);
    expect(await statusFor(slack.url, { host: 'rebound.example' })).toBe(403);
    expect(slack.store.messages(GENERAL)).toEqual([]);
  });

  it('refuses bodies that are larger than any message, and paths that it does not have', async () => {
    const slack = await startTestSlack();
    const huge = await fetch(`${slack.apiUrl}chat.postMessage`, { method: 'POST', body: 'x'.repeat(1024 * 1024 + 1) });
    expect(huge.status).toBe(413);
    expect((await fetch(`${slack.url}/nothing`)).status).toBe(404);
    expect((await fetch(`${slack.url}/_stand-in/command`)).status).toBe(404);
  });

  it('listens on this machine only, and says when its port is taken', async () => {
    const slack = await startTestSlack();
    expect(slack.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    await expect(startTestSlack({ port: Number(new URL(slack.url).port) })).rejects.toMatchObject({
      code: 'EADDRINUSE',
    });
  });
});

/** fetch sets Host itself and lets nobody else do it. */
function statusFor(url: string, headers: Record<string, string>): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    httpRequest(url, { headers }, (response) => {
      response.resume();
      resolve(response.statusCode);
    })
      .on('error', reject)
      .end();
  });
}
