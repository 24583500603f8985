import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser, overflow, picture, pressUntilFocused } from '../../../../support/browser.ts';
import { withoutBrowser } from '../../../../support/find-browser.ts';
import { GENERAL, GRACE } from '../support.ts';
import { startSmallApp } from './small-app.ts';
import { openPage, TIMEOUT } from './support.ts';

const missing = withoutBrowser(process.env);

describe.skipIf(missing !== '')(`what can be pressed on the page${missing && ` (skipped: ${missing})`}`, () => {
  let browser: Browser;

  beforeAll(async () => {
    browser = await openBrowser(process.env);
  });

  afterAll(() => browser?.close());

  async function start() {
    const app = await startSmallApp();
    return { ...app, page: await openPage(browser, app.slack) };
  }

  const focusedName = (page: Page) =>
    page.evaluate<string>('document.activeElement.dataset.block ?? document.activeElement.id');

  async function openModal(page: Page) {
    await page.locator('#text').fill('/playground new');
    await page.locator('#text').press('Enter');
    const modal = page.getByRole('dialog', { name: 'New playground' });
    await modal.waitFor();
    return modal;
  }

  async function create(page: Page): Promise<void> {
    const modal = await openModal(page);
    await page.keyboard.type('demo');
    await page.keyboard.press('Enter');
    await page.locator('#messages').getByText('demo is ready.').waitFor();
    // The app says so before it answers, and the answer closes the modal.
    await modal.waitFor({ state: 'hidden' });
  }

  it('creates by a modal, by keyboard alone', async () => {
    const { page, heard } = await start();
    const modal = await openModal(page);
    expect(await focusedName(page)).toBe('name');
    await page.keyboard.press('Enter');
    await modal.getByText('Please complete this required field.').waitFor();
    expect(heard).toEqual([]);
    await page.keyboard.type('taken');
    expect(await modal.getByText('Please complete').count()).toBe(0);
    await page.keyboard.press('Enter');
    await modal.getByText('That name is taken.').waitFor();
    expect([await focusedName(page), await modal.getByLabel('Name').getAttribute('aria-invalid')]).toEqual([
      'name',
      'true',
    ]);
    await modal.getByLabel('Name').fill('demo');
    await modal.getByLabel('Template').selectOption('other');
    await pressUntilFocused(page, 'Tab', 'input[type=checkbox]');
    await page.keyboard.press('Space');
    await page.keyboard.press('Tab');
    await pressUntilFocused(page, 'Tab', 'button[type=submit]');
    // Nothing behind the modal can have the focus.
    for (let presses = 0; presses < 12; presses++) {
      await page.keyboard.press('Tab');
      expect(
        await page.evaluate(
          'document.activeElement === document.body || document.activeElement.closest("#modal") !== null',
        ),
      ).toBe(true);
    }
    await picture(page, 'modal', async () => expect(await overflow(page)).toBeLessThanOrEqual(0));
    await modal.getByRole('button', { name: 'Create' }).press('Enter');
    await page.locator('#messages').getByText('demo is ready.').waitFor();
    await modal.waitFor({ state: 'hidden' });
    expect(await focusedName(page)).toBe('text');
    expect(heard.at(-1).view.state.values).toMatchObject({
      name: { value: { value: 'demo' } },
      template: { value: { selected_option: { value: 'other' } } },
      people: { value: { selected_users: ['U0ADA0001'] } },
    });
  });

  it('closes a modal by Escape, cross and button, and tells the app', async () => {
    const { page, heard } = await start();
    for (const [close, isCleared] of [
      ['Escape', true],
      ['Close', true],
      ['Cancel', false],
    ] as const) {
      const modal = await openModal(page);
      if (close === 'Escape') await page.keyboard.press('Escape');
      else await modal.getByRole('button', { name: close }).click();
      await modal.waitFor({ state: 'hidden' });
      const closed = { type: 'view_closed', is_cleared: isCleared };
      await expect.poll(() => heard.at(-1), { timeout: TIMEOUT }).toMatchObject(closed);
      heard.length = 0;
    }
  });

  it('extends by a button, which keeps the focus while its message changes', async () => {
    const { page } = await start();
    await create(page);
    const extend = page.getByRole('button', { name: 'Extend 1 h' });
    await extend.press('Enter');
    await page.locator('#messages').getByText('Did extend.').waitFor();
    expect(await extend.evaluate((element) => element.ownerDocument.activeElement === element)).toBe(true);
    await picture(page, 'buttons', async () => expect(await overflow(page)).toBeLessThanOrEqual(0));
  });

  it('refuses a stranger, who alone sees why and can put it away', async () => {
    const { page, slack } = await start();
    await create(page);
    await page.locator('#user').selectOption(GRACE);
    await page.getByRole('button', { name: 'Extend 1 h' }).click();
    const refusal = page.locator('.ephemeral', { hasText: 'It belongs to ada.' });
    await refusal.getByText('Only visible to you').waitFor();
    await picture(page, 'refused', async () => expect(await overflow(page)).toBeLessThanOrEqual(0));
    await page.locator('#user').selectOption('U0ADA0001');
    await page.locator('#messages').getByText('demo is ready.').waitFor();
    expect(await refusal.count()).toBe(0);
    await page.locator('#user').selectOption(GRACE);
    await refusal.getByRole('button', { name: 'Dismiss' }).press('Enter');
    await refusal.waitFor({ state: 'detached' });
    expect(slack.store.messages(GENERAL)).toHaveLength(1);
  });

  it('destroys only once it was confirmed', async () => {
    const { page, heard } = await start();
    await create(page);
    const destroy = page.getByRole('button', { name: 'Destroy', exact: true });
    const question = page.getByRole('dialog', { name: 'Destroy demo?' });
    const sent = heard.length;
    for (const answer of ['Escape', 'Keep it']) {
      await destroy.first().press('Enter');
      await question.getByText('All of it goes.').waitFor();
      if (answer === 'Escape') await page.keyboard.press('Escape');
      else await question.getByRole('button', { name: answer }).click();
      await question.waitFor({ state: 'hidden' });
    }
    await page.getByLabel('Template').selectOption('other');
    await question.getByRole('button', { name: 'Keep it' }).click();
    await expect.poll(() => page.getByLabel('Template').inputValue(), { timeout: TIMEOUT }).toBe('');
    expect(heard).toHaveLength(sent);
    await destroy.first().click();
    await picture(page, 'confirm', async () => expect(await overflow(page)).toBeLessThanOrEqual(0));
    await question.getByRole('button', { name: 'Destroy' }).click();
    await page.locator('#messages').getByText('demo is gone.').waitFor();
  });

  it('chooses from menus, and shows in red when nobody answers', async () => {
    const { page, heard } = await start();
    await create(page);
    await page.getByLabel('Share with').selectOption(GRACE);
    await page.locator('#messages').getByText('Did share.').waitFor();
    expect(heard.at(-1).actions).toMatchObject([{ action_id: 'share', selected_user: GRACE }]);
    await page.getByLabel('More actions').press('Enter');
    await page.getByRole('button', { name: 'The history' }).press('Enter');
    const trouble = page.locator('.trouble', { hasText: 'operation_timeout' });
    await trouble.getByText('This app did not respond').waitFor();
    expect(
      await trouble.evaluate((element) => element.ownerDocument.defaultView?.getComputedStyle(element).color),
    ).toBe('rgb(179, 7, 63)');
  });

  it('shows the app’s Home, which is asked for when it is opened and changes when it is pressed', async () => {
    const { page, heard } = await start();
    await page.getByRole('button', { name: 'App Home' }).press('Enter');
    const home = page.locator('#home');
    await home.getByText('Your playgrounds').waitFor();
    expect(heard).toMatchObject([{ type: 'app_home_opened', tab: 'home' }]);
    await home.getByRole('button', { name: 'Extend 1 h' }).click();
    await home.getByText('Pressed extend').waitFor();
    await picture(page, 'home', async () => expect(await overflow(page)).toBeLessThanOrEqual(0));
    await page.locator('#user').selectOption(GRACE);
    await home.getByText('Your playgrounds').waitFor();
    await page.reload();
    await home.getByText('Your playgrounds').waitFor();
    await page.getByRole('button', { name: 'general' }).first().click();
    await home.waitFor({ state: 'hidden' });
  });

  it('winds the clock of the local cloud', async () => {
    const { page, wound } = await start();
    await page.getByLabel('How far to wind').selectOption('+1 h');
    await page.getByRole('button', { name: 'Wind the clock' }).press('Enter');
    await page.getByText('+1 h: the bot has been told').waitFor();
    expect(wound).toEqual([3600]);
  });
});
