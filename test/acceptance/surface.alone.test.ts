import type { Locator, Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { withoutBrowser } from '../support/find-browser.ts';
import { theCloud } from './cloud/the-cloud.ts';
import { leftovers } from './leftovers.ts';
import { looksRight, OPERATION_MS, usePage } from './page.ts';
import { ADA, create, GRACE, LINUS } from './person.ts';
import { registryOf, tellDown } from './registry.ts';

const cloud = await theCloud({ alone: true });
const missing = withoutBrowser(process.env);

describe.skipIf(missing !== '')(`what can be pressed${missing && ` (skipped: ${missing})`}`, () => {
  const open = usePage(cloud, [
    [ADA, 'formed'],
    [LINUS, 'clicked'],
  ]);
  let page: Page;
  beforeAll(() => {
    ({ page } = open());
  });

  const message = (words: string | RegExp): Locator => page.locator('#messages .message', { hasText: words });

  async function say(line: string): Promise<void> {
    await page.locator('#text').fill(line);
    await page.locator('#text').press('Enter');
  }

  /** Whoever hears that it came too late for Slack asks for it again. */
  async function openForm(): Promise<Locator> {
    const form = page.getByRole('dialog', { name: 'New playground' });
    const late = page.locator('#messages .ephemeral', { hasText: 'did not open the form in time' });
    for (let heard = 0; ; heard++) {
      await say('/playground new');
      await form.or(late.nth(heard)).first().waitFor();
      if (await form.isVisible()) return form;
    }
  }

  async function openDirectMessages(as: string): Promise<void> {
    await page.locator('#user').selectOption(as);
    const direct = page.locator('#direct .channel');
    await direct.waitFor({ timeout: OPERATION_MS });
    await direct.click();
  }

  async function openChannel(as: string, name: string): Promise<void> {
    await page.locator('#user').selectOption(as);
    await page.locator('.channel', { hasText: name }).click();
  }

  async function wind(by: string): Promise<void> {
    await page.getByLabel('How far to wind').selectOption(by);
    await page.getByRole('button', { name: 'Wind the clock' }).click();
    await page.locator('#notice', { hasText: `${by}: the bot has been told` }).waitFor({ timeout: OPERATION_MS });
  }

  it('a playground is made by the form, which says what is wrong in its fields', async () => {
    const form = await openForm();
    await form.getByLabel('Name').fill('no name');
    await form.getByRole('button', { name: 'Create' }).click();
    await form.locator('[data-input=name] .fault', { hasText: /\S/ }).waitFor();
    await looksRight(page, 'form');
    await form.getByLabel('Name').fill('formed');
    await form.getByRole('button', { name: 'Create' }).click();
    await form.waitFor({ state: 'hidden' });
    await openDirectMessages(ADA);
    await message('formed is ready, until').waitFor({ timeout: OPERATION_MS });
    await looksRight(page, 'formed');
  });

  it('its Home shows it', async () => {
    await page.getByRole('button', { name: 'App Home' }).click();
    await page.locator('#home', { hasText: 'formed' }).waitFor();
    await looksRight(page, 'app-home');
  });

  it('a stranger is refused, and alone sees why', async () => {
    await openChannel(GRACE, 'general');
    await say('/playground destroy formed');
    // Other tests of this run are refused as well.
    const refusal = /It belongs to.*formed/s;
    await page.locator('#messages .ephemeral', { hasText: refusal }).waitFor();
    await openChannel(ADA, 'general');
    expect(await message(refusal).count()).toBe(0);
  });

  it('a stranger who presses a button that everybody sees is refused, and alone sees why', async () => {
    await tellDown(cloud, 'formed');
    await openChannel(GRACE, 'playground-alerts');
    const alert = message(/formed is down/);
    await alert.waitFor({ timeout: OPERATION_MS });
    await alert.getByRole('button', { name: 'Destroy' }).click();
    const question = page.getByRole('dialog', { name: 'Destroy formed?' });
    await question.getByRole('button', { name: 'Destroy' }).click();
    const refusal = /It belongs to.*formed/s;
    await page.locator('#messages .ephemeral', { hasText: refusal }).waitFor();
    await looksRight(page, 'stranger-refused');
    expect((await registryOf(cloud).getPlayground('formed'))?.state).toBe('ready');
    await openChannel(ADA, 'playground-alerts');
    await alert.waitFor();
    expect(await message(refusal).count()).toBe(0);
  });

  it('its owner is warned ahead of its end, and extends it by the button', async () => {
    await openDirectMessages(ADA);
    await wind('+3 h');
    await wind('+30 min');
    const warning = message('Do you need it longer?');
    await warning.waitFor({ timeout: OPERATION_MS });
    await looksRight(page, 'warning');
    await warning.getByRole('button', { name: 'Extend 1 h' }).click();
    await page.locator('#messages .ephemeral', { hasText: /formed lives until/ }).waitFor();
    await warning.waitFor({ state: 'detached', timeout: OPERATION_MS });
  });

  it('it is gone when its time is up', async () => {
    await wind('+3 h');
    await message('is gone, because its time was up').waitFor({ timeout: OPERATION_MS });
    expect(await leftovers(cloud, 'formed')).toEqual([]);
  });

  it('the alert about it says that it is over, and has nothing to press any more', async () => {
    await openChannel(ADA, 'playground-alerts');
    const alert = message(/Solved:.*formed is down/s);
    await alert.waitFor({ timeout: OPERATION_MS });
    expect(await alert.getByRole('button').count()).toBe(0);
    await looksRight(page, 'alert-solved');
  });

  it('another is destroyed by its button, once that was confirmed', async () => {
    await create(cloud, LINUS, 'clicked');
    await openDirectMessages(LINUS);
    await message('clicked is ready, until').getByRole('button', { name: 'Destroy' }).click();
    const question = page.getByRole('dialog', { name: 'Destroy clicked?' });
    await question.getByRole('button', { name: 'Destroy' }).click();
    await message('clicked is gone, with everything in it').waitFor({ timeout: OPERATION_MS });
    expect(await leftovers(cloud, 'clicked')).toEqual([]);
  });
});
