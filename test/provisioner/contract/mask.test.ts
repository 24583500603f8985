import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mask } from '../../../provisioner/contract/mask.ts';
import { PLAYGROUND_USER } from '../../../provisioner/contract/playground.ts';
import { generatePassword } from '../../../provisioner/playground/credentials.ts';
import { holds } from '../../support/holds.ts';

const around = fc.string({ maxLength: 60 });
// A word character in front would make another word of it, which is then not the password.
const words = (text: string) => text.replaceAll(/[\w-]/g, '.');

describe('a playground’s own password', () => {
  test('is taken out wherever it stands', () => {
    holds(
      fc.property(around, around, (before, after) => {
        const password = generatePassword();
        expect(mask(`${before}${password}${words(after)}`)).not.toContain(password.slice(0, 10));
      }),
    );
  });

  test('is taken out as HTTP sends it, too', () => {
    holds(
      fc.property(around, around, (before, after) => {
        const sent = Buffer.from(`${PLAYGROUND_USER}:${generatePassword()}`).toString('base64');
        expect(mask(`${before}${sent}${words(after)}`)).not.toContain(sent.slice(-12));
      }),
    );
  });
});

test.each([
  ['DB_PASSWORD=hunter2 and more', 'DB_PASSWORD=[secret] and more'],
  ['{"user":"ada","apiKey":"a b c","port":8080}', '{"user":"ada","apiKey":[secret],"port":8080}'],
  ["secret: 'not for you', next", 'secret: [secret], next'],
  ['GET /?token=abc123&page=2', 'GET /?token=[secret]&page=2'],
  ['postgres://app:s3cr3t@127.0.0.1:5432/app', 'postgres://app:[secret]@127.0.0.1:5432/app'],
  ['authorization: Bearer abcdefghijkl', 'authorization: Bearer [secret]'],
  ['using AKIAIOSFODNN7EXAMPLE now', 'using [secret] now'],
  ['xoxb-1234567890-abc', '[secret]'],
  ['eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2ln', '[secret]'],
  ['redis://:p@ss@cache:6379 refused', 'redis://:[secret]@cache:6379 refused'],
  ['{"password"=>"hunter2"}', '{"password"=>[secret]}'],
  ['body {\\"password\\":\\"hunter2\\",\\"page\\":2}', 'body {\\"password\\":[secret],\\"page\\":2}'],
  ['DB_PASSWORD=not-for-you', 'DB_PASSWORD=[secret]'],
])('%s', (text, masked) => {
  expect(mask(text)).toBe(masked);
});

test('a private key is taken out over all its lines, and the lines stay as many', () => {
  const key = 'before\n-----BEGIN RSA PRIVATE KEY-----\nMIIabc\nMIIdef\n-----END RSA PRIVATE KEY-----\nafter';
  expect(mask(key)).toBe('before\n[secret]\n[secret]\n[secret]\n[secret]\nafter');
  expect(mask('-----BEGIN PRIVATE KEY-----\nMIIabc'), 'the end is cut off').toBe('[secret]\n[secret]');
});

test.each([
  'listening on 0.0.0.0:8080',
  '2026-11-21T12:00:00Z GET /api/items 200 3ms',
  'seeded 8 items from /data/seed.json',
  'Basic checks passed',
  'Basic authentication failed',
  'TokenExpiredError: jwt expired',
  'botocore.exceptions.NoCredentialsError: Unable to locate credentials',
  'CredentialsProviderError: Could not load credentials from any providers',
  'SyntaxError: Unexpected token < in JSON at position 0',
  'FATAL: password authentication failed for user "app"',
  "Access denied for user 'root'@'172.17.0.1' (using password: YES)",
  'Error: secret: not found',
  'API_KEY=undefined, DB_PASSWORD: must be set',
  'Invalid token: expired.',
  'tokenizer: loading the model',
  'if (token === null) throw new TypeError()',
  'panicked at secrets::token::parse',
])('%s has no secret', (text) => {
  expect(mask(text)).toBe(text);
});

test('never throws, and leaves lines as many as they were', () => {
  holds(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
      expect(mask(text).split('\n')).toHaveLength(text.split('\n').length);
    }),
  );
});
