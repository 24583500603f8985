import { expect, it } from 'vitest';
import { type BrowserSituation, mayInstallBrowser } from './get-browser.ts';

const ci: BrowserSituation = { found: false, named: false, ci: true, root: true, debian: true };

it('is installed on CI where there is none', () => expect(mayInstallBrowser(ci)).toBe(true));

it.each<[string, Partial<BrowserSituation>]>([
  ['there is one', { found: true }],
  ['another one is named', { named: true }],
  ["this is a developer's machine", { ci: false }],
  ['only root may', { root: false }],
  ['there is no apt-get', { debian: false }],
])('is not installed where %s', (_why, difference) => {
  expect(mayInstallBrowser({ ...ci, ...difference })).toBe(false);
});
