import type { Browser, ElementHandle, Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { picture, pressUntilFocused } from '../support/browser.ts';
import { withoutBrowser } from '../support/find-browser.ts';
import { theCloud } from './cloud/the-cloud.ts';
import { leftovers } from './leftovers.ts';
import { looksRight, OPERATION_MS, usePage } from './page.ts';
import { ADA, GRACE } from './person.ts';

const cloud = await theCloud({ alone: true });
const missing = withoutBrowser(process.env);
const real = cloud.simulated ? ' (skipped: no Docker here, so no container answers)' : '';
const NAME = 'browsed';

describe.skipIf(missing !== '')(`a playground by keyboard on the page${missing && ` (skipped: ${missing})`}`, () => {
  const open = usePage(cloud, [[ADA, NAME]]);
  let browser: Browser;
  let page: Page;
  let access: { address: string; user: string; password: string };
  beforeAll(() => {
    ({ browser, page } = open());
  });

  const row = (words: string) => page.locator('#messages .row', { hasText: NAME }).filter({ hasText: words });

  async function openDirectMessages(): Promise<void> {
    await pressUntilFocused(page, 'Shift+Tab', '.channel');
    await page.keyboard.press('End');
    await page.keyboard.press('Enter');
  }

  it('is asked for with completion, and the answer is for the asker alone', async () => {
    await page.keyboard.type('/playground cr');
    await page.keyboard.press('Tab');
    await page.keyboard.type(NAME);
    expect(await page.locator('#text').inputValue()).toBe(`/playground create ${NAME}`);
    await page.keyboard.press('Enter');
    await row('Only visible to you').waitFor();
  });

  it('is followed in a direct message that was unread, and becomes ready in its place', async () => {
    const direct = page.locator('#direct .channel.unread');
    await direct.waitFor({ timeout: OPERATION_MS });
    await openDirectMessages();
    expect(await page.locator('#direct .channel').getAttribute('class')).not.toContain('unread');
    await row('').last().waitFor({ timeout: OPERATION_MS });
    const before: ElementHandle | null = await row('').last().elementHandle();
    await row('is ready, until').waitFor({ timeout: OPERATION_MS });
    expect(await before?.evaluate((element) => element.isConnected && element.textContent)).toContain('is ready');
    const message = row('is ready, until');
    const codes = await message.locator('code').allTextContents();
    const address = await message.locator('a').first().getAttribute('href');
    access = { address: address ?? '', user: codes[0] ?? '', password: codes[1] ?? '' };
    expect(access.address).toMatch(/^http:\/\/[\d.]+:8080\/?$/);
    expect(access.user).toBe('playground');
    expect(access.password.length).toBeGreaterThan(20);
  });

  it('looks right in wide and narrow windows, in light and dark', async () => {
    await looksRight(page, 'ready');
  });

  it('shows on a panel what each part of the product did for it, as seen from outside', async () => {
    await page.locator('#trace-toggle').press('Enter');
    const panel = page.getByRole('complementary', { name: 'What just happened' });
    await panel.getByRole('heading', { name: `/playground create ${NAME}` }).waitFor();
    // What is seen of each part comes by itself: the functions' logs with the end of a run, a moment after the message.
    await panel.locator('#trace-state', { hasText: 'It is ready.' }).waitFor();
    for (const line of [
      'Provisioner function Runs the operation, under its lease',
      'Slack Sends it, signed, and is answered',
      'Bot function Claims it in the registry, in one transaction',
      'Bot function Event invoke',
      'Pulumi engine pulumi up',
      'Pulumi engine ecs Service',
      'SNS operation-changed, sequence',
      'Notifier function chat.postMessage to @ada',
    ])
      await panel.locator('#trace-rows .words', { hasText: line }).first().waitFor();
    expect(await page.content()).not.toContain(cloud.signingSecret);
    await looksRight(page, 'what-just-happened');
    await page.keyboard.press('Escape');
  });

  it.skipIf(cloud.simulated)(`opens at its address with its credentials${real}`, async () => {
    const { address, user: username, password } = access;
    const context = await browser.newContext({ httpCredentials: { username, password } });
    const playground = await context.newPage();
    const response = await playground.goto(address);
    expect(response?.status()).toBe(200);
    expect(await playground.locator('body').textContent()).toContain(NAME);
    await picture(playground, 'playground', async () => undefined);
    await context.close();
  });

  it('shows another person nothing of it', async () => {
    await page.locator('#user').focus();
    await page.keyboard.type('grace');
    await page.getByRole('heading', { name: '# general' }).waitFor();
    expect(await page.locator('#user').inputValue()).toBe(GRACE);
    for (const channel of await page.locator('.channel').all()) {
      await channel.press('Enter');
      const seen = await page.locator('body').textContent();
      expect(seen).not.toContain(access.password);
      expect(seen).not.toContain(NAME);
    }
    await page.locator('#user').focus();
    await page.keyboard.type('ada');
    await page.locator('#direct .channel').waitFor();
  });

  it('is destroyed, and gone', async () => {
    await openDirectMessages();
    await page.keyboard.type('/playground d');
    await page.keyboard.press('Tab');
    await page.keyboard.type(NAME);
    await page.keyboard.press('Enter');
    await row('is gone, with everything in it').waitFor({ timeout: OPERATION_MS });
    await row('was ready, and is gone now').waitFor({ timeout: OPERATION_MS });
    expect(await page.locator('#messages').textContent()).not.toContain(access.password);
    expect(await leftovers(cloud, NAME)).toEqual([]);
    await looksRight(page, 'gone');
  });
});
