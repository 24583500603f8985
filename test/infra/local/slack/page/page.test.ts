import type { ServerResponse } from 'node:http';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { COMMANDS } from '../../../../../bot/commands-table.ts';
import { openBrowser, overflow, picture, pressUntilFocused } from '../../../../support/browser.ts';
import { withoutBrowser } from '../../../../support/find-browser.ts';
import { ADA, ALERTS, answerJson, GENERAL, GRACE, type Received, startFunction, startTestSlack } from '../support.ts';
import { openPage } from './support.ts';

const missing = withoutBrowser(process.env);
const bot = { user: 'U0BOT00001', botId: 'B0LOCAL01' };

describe.skipIf(missing !== '')(`the page in a browser${missing && ` (skipped: ${missing})`}`, () => {
  let browser: Browser;

  beforeAll(async () => {
    browser = await openBrowser(process.env);
  });

  afterAll(() => browser?.close());

  async function start(answer: (received: Received, response: ServerResponse) => void = echo) {
    const app = await startFunction(answer);
    const slack = await startTestSlack({ functionUrl: () => app.url });
    const post = (text: string, more: object = {}) =>
      slack.store.post({ channel: GENERAL, ...bot, content: { text }, ...more });
    return { app, slack, post, page: await openPage(browser, slack) };
  }

  const echo = ({ fields }: Received, response: ServerResponse) =>
    answerJson(response, { text: `You said ${fields.get('text')}` });
  const typed = (page: Page) => page.locator('#text').inputValue();

  it('completes commands by keyboard, sends them, and gets them back', async () => {
    const { app, page } = await start();
    const { keyboard } = page;
    await keyboard.type('/');
    const options = page.getByRole('listbox', { name: 'Commands' }).getByRole('option');
    expect(await options.count()).toBe(COMMANDS.length);
    const destroy = COMMANDS.findIndex(({ verb }) => verb === 'destroy');
    for (let presses = 0; presses <= destroy; presses++) await keyboard.press('ArrowDown');
    expect(await page.locator('#suggestions [aria-selected=true]').textContent()).toContain('destroy');
    const active = await page.getByRole('combobox', { name: 'Command' }).getAttribute('aria-activedescendant');
    expect(await page.locator(`#${active}`).textContent()).toContain('destroy');
    await keyboard.press('Escape');
    expect([await options.count(), await typed(page)]).toEqual([0, '/']);
    await keyboard.type('playground ne');
    expect(await page.locator('#text').getAttribute('aria-expanded')).toBe('true');
    await keyboard.press('Tab');
    expect(await typed(page)).toBe('/playground new');
    await keyboard.press('Enter');
    await page.locator('#messages').getByText('You said new').waitFor();
    await page.getByText('Only visible to you').waitFor();
    expect(app.received.map(({ fields }) => fields.get('text'))).toEqual(['new']);
    expect(await typed(page)).toBe('');
    await keyboard.press('ArrowUp');
    expect(await typed(page)).toBe('/playground new');
    await keyboard.press('ArrowDown');
    expect(await typed(page)).toBe('');
  });

  it('counts what is unread until it is opened, also after a reload', async () => {
    const { page, post } = await start();
    const alerts = page.getByRole('button', { name: /^playground-alerts/ });
    post('one', { channel: ALERTS });
    post('two', { channel: ALERTS });
    await page.getByRole('button', { name: 'playground-alerts, 2 unread' }).waitFor();
    expect(await page.title()).toMatch(/^\(2\)/);
    await pressUntilFocused(page, 'Shift+Tab', '.channel');
    await page.keyboard.press('Home');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: '# playground-alerts' }).waitFor();
    expect(await alerts.getAttribute('aria-label')).toBe('playground-alerts');
    expect(await alerts.getAttribute('aria-current')).toBe('page');
    await page.reload();
    await page.locator('#messages').getByText('two').waitFor();
    expect(await alerts.getAttribute('aria-label')).toBe('playground-alerts');
  });

  it('shows in red what Slackbot says of an app that is late or broken', async () => {
    const { page } = await start(({ fields }, response) => {
      // "late" gets no answer at all.
      if (fields.get('text') === 'broken') response.writeHead(500).end();
    });
    for (const [text, error] of [
      ['late', 'operation_timeout'],
      ['broken', 'dispatch_failed'],
    ]) {
      await page.keyboard.type(`/playground ${text}`);
      await page.keyboard.press('Enter');
      const words = page.locator('.failure .body', { hasText: `"${error}"` });
      await words.waitFor();
      expect(
        await words.evaluate((element) => element.ownerDocument.defaultView?.getComputedStyle(element).color),
      ).toBe('rgb(179, 7, 63)');
    }
  });

  it('changes an edited message in its place, and leaves a reader of old ones alone', async () => {
    const { page, post, slack } = await start();
    const first = post('the first');
    for (let index = 0; index < 40; index++) post(`message ${index}`);
    const box = page.locator('#messages');
    const scrolled = () => box.evaluate((element) => element.scrollTop);
    await box.getByText('message 39', { exact: true }).waitFor();
    const below = () => box.evaluate((element) => element.scrollHeight - element.scrollTop - element.clientHeight);
    // Heights may be fractions of a pixel, places are not.
    expect(await below()).toBeLessThan(2);
    const row = await page.locator('.row').first().elementHandle();
    await box.evaluate((element) => element.scrollTo(0, 0));
    await page.getByRole('button', { name: 'To the newest' }).waitFor();
    slack.store.edit(first, { text: 'the first, changed' }, { by: bot.user });
    await box.getByText('the first, changed').waitFor();
    expect(await row?.evaluate((element) => element.isConnected && element.textContent)).toContain('(edited)');
    post('the newest');
    await box.getByText('the newest').waitFor();
    expect(await scrolled()).toBe(0);
    await page.getByRole('button', { name: 'To the newest' }).press('Enter');
    expect(await below()).toBeLessThan(2);
  });

  it('folds a thread under its parent, and keeps it open once opened', async () => {
    const { page, post } = await start();
    const { ts } = post('the parent');
    post('first answer', { threadTs: ts });
    const answer = page.locator('#messages').getByText('first answer');
    const toggle = page.locator('.replies');
    await page.getByRole('button', { name: '1 reply' }).waitFor();
    expect([await answer.isVisible(), await toggle.getAttribute('aria-expanded')]).toEqual([false, 'false']);
    await toggle.press('Enter');
    expect([await answer.isVisible(), await toggle.getAttribute('aria-expanded')]).toEqual([true, 'true']);
    post('second answer', { threadTs: ts });
    await page.getByRole('button', { name: '2 replies' }).waitFor();
    expect(await page.locator('#messages').getByText('second answer').isVisible()).toBe(true);
  });

  it('tells screen readers what is new, wherever it is', async () => {
    const { page, post } = await start();
    post('*hear* this', { channel: ALERTS });
    const log = page.getByRole('log', { name: 'New messages' });
    await log.getByText('Playground in playground-alerts: hear this').waitFor();
    await page.keyboard.press('Shift+Tab');
    await pressUntilFocused(page, 'Shift+Tab', '#skip');
    await page.keyboard.press('Enter');
    expect(await page.locator(':focus').getAttribute('id')).toBe('text');
  });

  it('shows nothing of one person to another, and no HTML that somebody wrote', async () => {
    const { page, slack, post } = await start();
    const { channel } = slack.store.openDirectMessages(ADA);
    post('<img src=x onerror=alert(1)> for ada', { channel: channel.id });
    await page.getByRole('button', { name: 'Playground, 1 unread' }).click();
    await page.locator('#messages').getByText('for ada').waitFor();
    expect(await page.locator('#messages img').count()).toBe(0);
    await page.locator('#user').selectOption(GRACE);
    await page.getByRole('heading', { name: '# general' }).waitFor();
    expect(await page.locator('body').textContent()).not.toContain('for ada');
    expect(await page.locator('#direct .channel').count()).toBe(0);
  });

  it('fits wide and narrow windows', async () => {
    const { page, post } = await start();
    post(`a_very_long_word_${'x'.repeat(200)}`);
    post(`\`\`\`code ${'y'.repeat(200)}\`\`\``);
    await page.locator('#messages pre').waitFor();
    await page.keyboard.type('/');
    await picture(page, 'page', async () => expect(await overflow(page)).toBeLessThanOrEqual(0));
  });
});
