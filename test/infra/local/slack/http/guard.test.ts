import { expect, it } from 'vitest';
import { refusal } from '../../../../../infra/local/slack/http/guard.ts';

const port = 8765;
const own = { method: 'POST', host: '127.0.0.1:8765', origin: undefined };

it.each([
  ['a request without an origin', own],
  ['its own page', { ...own, origin: 'http://127.0.0.1:8765' }],
  ['its own page under its other name', { ...own, host: 'localhost:8765', origin: 'http://localhost:8765' }],
])('lets in %s', (_, asked) => {
  expect(refusal(asked, port)).toBeUndefined();
});

it.each([
  ['a foreign page', { ...own, origin: 'https://example.com' }],
  ['a page without an origin to name', { ...own, origin: 'null' }],
  ['another port of this machine', { ...own, origin: 'http://127.0.0.1:3000' }],
  ['https where there is none', { ...own, origin: 'https://127.0.0.1:8765' }],
  ['a foreign name for this address', { ...own, host: 'rebound.example:8765' }],
  ['a foreign name, also for reading', { ...own, method: 'GET', host: 'rebound.example:8765' }],
  ['another port in the name', { ...own, host: '127.0.0.1:80' }],
  ['no name at all', { ...own, host: undefined }],
])('refuses %s', (_, asked) => {
  expect(refusal(asked, port)).toMatch(/^The stand-in Slack/);
});
