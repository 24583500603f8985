import { describe, expect, it } from 'vitest';
import { explainLock } from '../../../infra/deploy/lock.ts';

const LOCKED = [
  'error: the stack is currently locked by 1 lock(s). Either wait for the other process(es) to end or delete the lock file with `pulumi cancel`.',
  '  s3://bucket/.pulumi/locks/organization/playground-bot/dev/6f.json: created by ada@laptop (pid 4711) at 2026-11-21T09:00:00Z',
].join('\n');
const COMMAND = 'npm run deploy -- --stage dev';

describe('a second deployment at the same time', () => {
  it('is told who holds the lock, since when, and what to type when nobody does any more', () => {
    // The SDK's error has the CLI's words twice.
    expect(String(explainLock(new Error(`${LOCKED}\n${LOCKED}`), COMMAND))).toBe(
      'Error: This stage is being deployed or destroyed already by ada@laptop (process 4711), since 2026-11-21T09:00:00Z.\n' +
        'Wait until that has ended, and try again. If it was interrupted, so that it never will:\n' +
        '  npm run deploy -- --stage dev --unlock',
    );
  });

  it('of a backend that does not say who is told the rest', () => {
    const conflict = new Error('[409] Conflict: Another update is currently in progress.');
    expect(String(explainLock(conflict, COMMAND))).toContain('destroyed already.\nWait');
  });

  it('leaves every other error as it is', () => {
    const other = new Error('AccessDenied');
    expect(explainLock(other, COMMAND)).toBe(other);
  });
});
