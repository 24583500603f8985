import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { findBrowser, NO_BROWSER, withoutBrowser } from './find-browser.ts';

it('takes the program that is named, before any on the PATH', () => {
  const env = { PLAYGROUND_BROWSER: process.execPath, PATH: folderWith('chromium') };
  expect([findBrowser(env), withoutBrowser(env)]).toEqual([process.execPath, '']);
});

it('takes the first that the PATH has', () => {
  const folder = folderWith('google-chrome', 'chromium');
  expect(findBrowser({ PATH: folder })).toBe(join(folder, 'chromium'));
});

it('says why there is none, and does not take another for the one that is named', () => {
  const env = { PLAYGROUND_BROWSER: '/nothing/here', PATH: folderWith('chromium') };
  expect(findBrowser(env)).toBeUndefined();
  expect(withoutBrowser(env)).toContain('/nothing/here');
});

it('says that none could be installed, even where what the installation left is found', () => {
  const env = { PATH: folderWith('chromium'), [NO_BROWSER]: 'installing it: it asks for a snap' };
  expect(withoutBrowser(env)).toBe('installing it: it asks for a snap');
});

function folderWith(...programs: string[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'playground-browser-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  for (const name of programs) writeFileSync(join(folder, name), '', { mode: 0o755 });
  return folder;
}
