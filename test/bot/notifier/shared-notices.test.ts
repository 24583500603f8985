import { describe, expect, test } from 'vitest';
import { notify } from '../../../bot/notifier/notify.ts';
import type { Playground } from '../../../provisioner/contract/playground.ts';
import { snsEvent, topics } from '../support/notifier-deps.ts';
import { ADA, GRACE, operation, playground } from '../support/rows.ts';
import { setUp } from './notices-world.ts';

describe('a share', () => {
  const share = (credentials: boolean) =>
    [playground({ sharedWith: [{ kind: 'user', id: GRACE, credentials }] })] satisfies Playground[];
  const row = { kind: 'shared', to: GRACE } as const;

  test('with credentials tells the password in the person’s own direct message', async () => {
    const { tell, said } = setUp(row, share(true));
    await tell();
    expect(said(`D${GRACE}`)).toEqual([expect.stringContaining('pass-word-1')]);
    expect(said(`D${ADA}`)).toEqual([]);
  });

  test('without credentials reads no password, and names whom to ask', async () => {
    const { tell, said, deps } = setUp(row, share(false));
    await tell();
    expect(said(`D${GRACE}`)).toEqual([expect.stringContaining(`Ask <@${ADA}>`)]);
    expect(deps.password).not.toHaveBeenCalled();
  });

  test('that is taken back takes the address and the password out of the message', async () => {
    const { tell, said, playgroundChanged } = setUp(row, share(true));
    await tell();
    await playgroundChanged({ sharedWith: [] }, [GRACE]);
    expect(said(`D${GRACE}`)).toEqual([expect.stringContaining('not shared with you any longer')]);
  });

  test('of one that is still being made tells how to get in when it is ready', async () => {
    const { tell, said, registry, deps } = setUp(row, share(true));
    const [ready] = share(true);
    registry.playgrounds.set('demo', { ...playground(ready), state: 'creating' });
    await tell();
    expect(said(`D${GRACE}`)).toEqual([expect.stringContaining('It is being made')]);
    registry.playgrounds.set('demo', playground(ready));
    await notify(
      snsEvent(topics.events, { type: 'operation-changed', operationId: operation().id, sequence: 1 }),
      deps,
    );
    expect(said(`D${GRACE}`)).toEqual([expect.stringContaining('pass-word-1')]);
  });

  test('of one that is to be destroyed offers nothing any more', async () => {
    const { tell, said, registry, deps } = setUp(row, share(true));
    await tell();
    registry.playgrounds.set('demo', { ...playground(...share(true)), state: 'destroying' });
    const destroy = operation({ id: 'op-dddddddddddddddddddd', kind: 'destroy' });
    registry.operations.set(destroy.id, destroy);
    await notify(snsEvent(topics.events, { type: 'operation-changed', operationId: destroy.id, sequence: 1 }), deps);
    expect(said(`D${GRACE}`)).toEqual([expect.stringContaining('is being destroyed')]);
  });

  test('whose row says otherwise by the time it is told gives nothing away', async () => {
    const { tell, said } = setUp(row, [playground()]);
    await tell();
    expect(said(`D${GRACE}`)[0]).not.toContain('pass-word-1');
  });
});

test('a transfer gives the new owner the credentials, and takes them out of the old owner’s message', async () => {
  const { tell, said, playgroundChanged, deps } = setUp({ kind: 'transferred', to: GRACE }, [
    playground({ createdBy: operation().id }),
  ]);
  const created = { type: 'operation-changed', operationId: operation().id, sequence: 1 };
  await notify(snsEvent(topics.events, created), deps);
  expect(said(`D${ADA}`)[0]).toContain('pass-word-1');
  await playgroundChanged({ ownerId: GRACE }, [ADA]);
  await tell();
  expect(said(`D${ADA}`)).toEqual([expect.stringContaining(`belongs to <@${GRACE}> now`)]);
  expect(said(`D${GRACE}`)).toEqual([expect.stringContaining('pass-word-1')]);
});
