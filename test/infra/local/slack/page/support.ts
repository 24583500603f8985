import type { Browser, Page } from 'playwright-core';
import { expect, onTestFinished } from 'vitest';
import type { Slack } from '../../../../../infra/local/slack/server.ts';

/** A browser on a busy machine takes its time, in milliseconds; nothing waits longer than it must. */
export const TIMEOUT = 120_000;

/** Opens the page, on which no script may fail. */
export async function openPage(browser: Browser, slack: Slack): Promise<Page> {
  const context = await browser.newContext();
  const page = await context.newPage();
  page.setDefaultTimeout(TIMEOUT);
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(String(error)));
  page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
  onTestFinished(async () => {
    await context.close();
    expect(faults).toEqual([]);
  });
  await page.goto(slack.url);
  await page.locator('.channel').first().waitFor();
  return page;
}
