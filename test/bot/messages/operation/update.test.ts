import { describe, expect, test } from 'vitest';
import { operationMessage } from '../../../../bot/messages/operation.ts';
import type { Operation } from '../../../../provisioner/contract/operation.ts';
import { playground } from '../../support/rows.ts';
import { expiry, labels, seen, view } from './views.ts';

describe('update and restart', () => {
  const at = (kind: 'update' | 'restart', fields: Partial<Operation>, row = playground()) =>
    operationMessage(view({ kind, ...fields }, { playground: row }));

  test('under way, and who asked where that is not the owner', () => {
    expect(seen(at('update', {}))).toEqual(['*demo* is to be updated. That starts shortly.']);
    expect(seen(at('restart', { state: 'running', askedBy: 'U0GRACE01' }))).toEqual([
      '*demo* is being restarted. <@U0GRACE01> asked for it.',
    ]);
  });

  test('done: the versions, the address, and that password and end are as before', () => {
    expect(seen(at('update', { state: 'succeeded', tags: { web: 'v2', api: '1.4' } }))).toEqual([
      '*demo* is updated.',
      'Versions: `web` `v2`, `api` `1.4`; all others are the template’s.',
      'Address: <http://198.51.100.7:8080>',
      `Its password is the same, and it lives until ${expiry}. What its volumes held is gone.`,
    ]);
  });

  const failure = { code: 'IMAGE_NOT_FOUND', reason: 'web:v9 is not there.', reference: 'req-1' } as const;

  test('taken back: the reason, and that what ran before runs', () => {
    const lines = seen(at('update', { state: 'failed', failure })).join(' ');
    expect(lines).toContain('*demo* could not be updated.');
    expect(lines).toContain('web:v9 is not there.');
    expect(lines).toContain('What ran before runs again');
  });

  test('taken back: the very command tries again, and nothing is to be destroyed', () => {
    const lines = seen(at('update', { state: 'failed', failure, tags: { web: 'v9', api: '1.4' } }));
    expect(lines).toContain('`/playground update demo --tag web=v9 --tag api=1.4` tries again.');
    expect(lines.join(' ')).not.toContain('/playground destroy');
  });

  test('on its way out or gone since: nothing is said to run', () => {
    const lines = seen(at('update', { state: 'failed', failure }, playground({ state: 'destroying' }))).join(' ');
    expect(lines).toContain('`/playground status demo`');
    const gone = seen(operationMessage(view({ kind: 'update', state: 'failed', failure }))).join(' ');
    expect(gone).toContain('It is gone by now; `/playground history demo` shows how that came.');
    expect(lines + gone).not.toContain('What ran before');
  });

  test('not even taken back: it is kept, and can be destroyed', () => {
    const { address: _gone, ...down } = playground();
    const notBack = { ...failure, code: 'NOT_TAKEN_BACK' } as const;
    const message = at('restart', { state: 'failed', failure: notBack }, down);
    expect(seen(message).join(' ')).toContain(
      `nothing of it runs. It is kept, with the same password, until ${expiry}.`,
    );
    expect(seen(message)).toContain(
      '`/playground restart demo` tries the same again, `/playground destroy demo` removes it.',
    );
    expect(seen(at('update', { state: 'failed', failure: notBack, tags: { web: 'v9' } }, down))).toContain(
      '`/playground restart demo` tries what it had before, `/playground update demo --tag web=v9` tries the same again, `/playground destroy demo` removes it.',
    );
    expect(labels(message)).toEqual(['Logs', 'Destroy']);
  });
});
