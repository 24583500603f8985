import { describe, expect, it } from 'vitest';
import { quotedLines } from '../../../provisioner/readiness/quoted-lines.ts';

describe('the last lines that stand behind a reason', () => {
  it('are none where nothing was written', () => {
    expect(quotedLines([], [])).toBe('');
    expect(quotedLines(['', ' \n\t'], [])).toBe('');
  });

  it('are few, short and plain', () => {
    const many = [...Array(30).keys()].map((n) => `line ${n}`);
    const lines = quotedLines([...many, '\u001b[31mred\u001b[0m\u0007\n\n', 'x'.repeat(5000)], []).split('\n');
    expect(lines.slice(0, 3)).toEqual(['', 'Its last lines:', 'line 24']);
    expect(lines.slice(-2)).toEqual(['red', `${'x'.repeat(200)}…`]);
    expect(lines).toHaveLength(10);
  });

  it('have neither secrets that are known nor what looks like one', () => {
    const written = ['got a-long-passphrase', 'postgres://app:hunter2@db API_KEY=abc123'];
    expect(quotedLines(written, ['a-long-passphrase'])).toBe(
      '\nIts last lines:\ngot [secret]\npostgres://app:[secret]@db API_KEY=[secret]',
    );
  });

  it('have nothing of a key that began before them', () => {
    const key = ['-----BEGIN PRIVATE KEY-----', ...Array(12).fill('MIIEvQIBADANBgkq'), '-----END PRIVATE KEY-----'];
    expect(quotedLines([...key, 'no licence'], [])).not.toContain('MII');
  });

  it('leave errors as they are', () => {
    const errors = ['TokenExpiredError: jwt expired', 'FATAL: password authentication failed for user "app"'];
    expect(quotedLines(errors, [])).toBe(`\nIts last lines:\n${errors.join('\n')}`);
  });
});
