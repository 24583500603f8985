import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { openBrowser, overflow, picture } from '../support/browser.ts';
import type { CloudFacts } from './cloud/facts.ts';
import { type } from './person.ts';

/** Making or removing a playground on a busy machine, in milliseconds. */
export const OPERATION_MS = 240_000;

export interface OpenPage {
  browser: Browser;
  page: Page;
}

/**
 * The stand-in's page in a browser, for the tests of one file. What it returns is asked inside a test.
 * @param made what the tests make, by person and name: one that broke off leaves nothing for the next file
 */
export function usePage(cloud: CloudFacts, made: readonly (readonly [person: string, name: string])[]): () => OpenPage {
  let open: OpenPage | undefined;
  beforeAll(async () => {
    const browser = await openBrowser(process.env);
    open = { browser, page: await browser.newPage() };
    open.page.setDefaultTimeout(OPERATION_MS);
    await open.page.goto(cloud.slack.url);
    await open.page.locator('.channel').first().waitFor();
  });
  afterAll(async () => {
    await open?.browser.close();
    for (const [person, name] of made) {
      // What is gone already cannot be destroyed, and that is what is wanted.
      await type(cloud, person, `/playground destroy ${name}`).catch(() => undefined);
    }
  });
  return () => {
    if (!open) throw new Error('The page of this file is not open yet: ask inside a test.');
    return open;
  };
}

/** Keeps pictures of the page in each width and colour scheme, and fails where people would have to scroll sideways. */
export function looksRight(page: Page, name: string): Promise<void> {
  return picture(page, name, async () => {
    const wider = await overflow(page);
    if (wider > 0) throw new Error(`${name} is ${wider} pixels wider than its window`);
  });
}
