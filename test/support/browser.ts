import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { findBrowser, withoutBrowser } from './find-browser.ts';

const SCREENSHOTS = join(import.meta.dirname, '../../dist/screenshots');

export function openBrowser(env: NodeJS.ProcessEnv): Promise<Browser> {
  const executablePath = findBrowser(env);
  if (executablePath === undefined) throw new Error(`opening a browser: ${withoutBrowser(env)}`);
  return chromium.launch({ executablePath });
}

// Each button of each message is a stop on the way.
const MOST_PRESSES = 400;

/** Presses a key until an element that matches has the focus; throws when none of the page's elements does. */
export async function pressUntilFocused(page: Page, key: string, selector: string): Promise<void> {
  for (let presses = 0; presses < MOST_PRESSES; presses++) {
    if ((await page.locator(`${selector}:focus`).count()) > 0) return;
    await page.keyboard.press(key);
  }
  throw new Error(`pressing ${key} ${MOST_PRESSES} times never reached ${selector}`);
}

/** One picture for each width and colour scheme that the page is made for, kept in dist/screenshots. */
export async function picture(page: Page, name: string, check: () => Promise<void>): Promise<void> {
  mkdirSync(SCREENSHOTS, { recursive: true });
  const before = page.viewportSize();
  for (const width of [1280, 400]) {
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.setViewportSize({ width, height: 800 });
      await page.emulateMedia({ colorScheme });
      await page.screenshot({ path: join(SCREENSHOTS, `${name}-${width}-${colorScheme}.png`) });
      await check();
    }
  }
  if (before !== null) await page.setViewportSize(before);
}

/** How many CSS pixels the page is wider than its window; more than 0 makes people scroll sideways. */
export function overflow(page: Page): Promise<number> {
  return page.evaluate<number>('document.documentElement.scrollWidth - window.innerWidth');
}
