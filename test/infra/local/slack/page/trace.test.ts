import type { ServerResponse } from 'node:http';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser, overflow, picture, pressUntilFocused } from '../../../../support/browser.ts';
import { withoutBrowser } from '../../../../support/find-browser.ts';
import { answerJson, GRACE, SIGNING_SECRET, startFunction, startTestSlack } from '../support.ts';
import { ACCEPTED, OPERATION_ID, seenOperation } from '../trace/samples.ts';
import { openPage, TIMEOUT } from './support.ts';

const missing = withoutBrowser(process.env);

describe.skipIf(missing !== '')(`the panel “What just happened”${missing && ` (skipped: ${missing})`}`, () => {
  let browser: Browser;

  beforeAll(async () => {
    browser = await openBrowser(process.env);
  });

  afterAll(() => browser?.close());

  /** @param answer what the app answers to every command */
  async function start(answer: unknown) {
    const app = await startFunction((_, response: ServerResponse) => answerJson(response, answer));
    const slack = await startTestSlack({ functionUrl: () => app.url });
    return { slack, page: await openPage(browser, slack) };
  }

  it('tells what just happened, as it happens, by keyboard alone', async () => {
    const { page, slack } = await start(JSON.parse(ACCEPTED.body));
    const panel = page.getByRole('complementary', { name: 'What just happened' });
    await pressUntilFocused(page, 'Tab', '#trace-toggle');
    await page.keyboard.press('Enter');
    await panel.getByText('here you will see the request as Slack signs it').waitFor();
    for (const name of ['Slack', 'Bot function', 'SNS', 'Notifier function'])
      expect(await panel.getByRole('term').getByText(name, { exact: true }).count()).toBe(1);
    await picture(page, 'trace-empty', async () => expect(await overflow(page)).toBeLessThanOrEqual(0));
    await page.keyboard.press('Escape');
    expect([await panel.count(), await page.locator(':focus').getAttribute('id')]).toEqual([0, 'trace-toggle']);
    await page.keyboard.press('Enter');

    await pressUntilFocused(page, 'Shift+Tab', '#text');
    await page.keyboard.type('/playground create demo');
    await page.keyboard.press('Enter');
    await panel.getByRole('heading', { name: '/playground create demo' }).waitFor();
    await panel.getByText(/^Answered after [\d.]+ m?s; Slack waits 3.00 s\.$/).waitFor();
    const began = Date.now();
    const operation = seenOperation({ requestedAt: Math.floor(began / 1000) });
    slack.recorder.event(
      { ...operation, progress: { done: 1, total: 7, label: 'Making its service' } },
      2,
      began + 900,
    );
    await panel
      .getByRole('listitem')
      .getByText('SNS operation-changed, sequence 2: Making its service (1 of 7)')
      .waitFor();
    await panel.getByText('More steps follow when this run ends').waitFor();
    slack.recorder.step(OPERATION_ID, { kind: 'step', step: 'run', at: began + 100, ms: 2000, ok: true });
    const finishedAt = Math.floor(began / 1000);
    slack.recorder.event({ ...operation, state: 'succeeded', sequence: 3, finishedAt }, 3, began + 2000);
    await panel.getByText(/^It is ready\. /).waitFor();
    expect(await panel.getByText('More steps follow').isVisible()).toBe(false);
    const lanes = await panel.locator('#trace-rows .lane').allTextContents();
    expect(lanes).toEqual(['Slack', 'Provisioner function', 'SNS', 'SNS']);

    await pressUntilFocused(page, 'Tab', '#trace-request summary');
    await page.keyboard.press('Enter');
    const headers = (await panel.locator('#trace-headers').textContent()) ?? '';
    expect(headers).toMatch(/x-slack-request-timestamp: \d{10}\n.*x-slack-signature: v0=[0-9a-f]{64}\n/s);
    expect(await page.content()).not.toContain(SIGNING_SECRET);
    await picture(page, 'trace', async () => expect(await overflow(page)).toBeLessThanOrEqual(0));

    await page.setViewportSize({ width: 400, height: 800 });
    expect(await page.locator('#messages').isVisible()).toBe(false);
    await page.getByRole('button', { name: /^playground-alerts/ }).press('Enter');
    expect([await page.locator('#messages').isVisible(), await panel.isVisible()]).toEqual([true, false]);
  });

  it('shows what happened before, stays there, and survives a reload', async () => {
    const { page } = await start({ text: 'So it is.' });
    await page.locator('#trace-toggle').click();
    for (const text of ['list', 'help']) {
      await page.locator('#text').fill(`/playground ${text}`);
      await page.locator('#text').press('Enter');
      await page
        .locator('#trace')
        .getByRole('heading', { name: `/playground ${text}` })
        .waitFor();
    }
    const which = page.getByRole('combobox', { name: 'Show' });
    expect(await which.locator('option').allTextContents()).toEqual([
      'The newest',
      expect.stringContaining('/playground help'),
      expect.stringContaining('/playground list'),
    ]);
    await which.selectOption({ index: 2 });
    await page.locator('#trace').getByRole('heading', { name: '/playground list' }).waitFor();
    await page.locator('#text').fill('/playground one-more');
    await page.locator('#text').press('Enter');
    await expect.poll(() => which.locator('option').count(), { timeout: TIMEOUT }).toBe(4);
    expect(await page.locator('#trace-title-of').textContent()).toBe('/playground list');
    await page.reload();
    await page.locator('#trace').getByRole('heading', { name: '/playground one-more' }).waitFor();
    await page.locator('#user').selectOption(GRACE);
    await page.locator('#trace').getByText('Nothing yet. Type').waitFor();
    expect(await page.locator('#trace').textContent()).not.toContain('one-more');
  });
});
