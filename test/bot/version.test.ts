import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { openApiDocument } from '../../bot/api/openapi.ts';
import { VERSION } from '../../bot/version.ts';

test('the version that programs are told is that of package.json', () => {
  const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
  expect(VERSION).toBe(version);
  expect(openApiDocument()).toMatchObject({ info: { version } });
});
