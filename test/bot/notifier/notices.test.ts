import { describe, expect, test } from 'vitest';
import { notify } from '../../../bot/notifier/notify.ts';
import type { Notice } from '../../../provisioner/contract/notice.ts';
import type { Playground } from '../../../provisioner/contract/playground.ts';
import { fakeRegistry } from '../support/fake-registry.ts';
import { fakeSlack, wordsOf } from '../support/fake-slack.ts';
import { alertsChannel, notifierDeps, snsEvent, topics } from '../support/notifier-deps.ts';
import { ADA, GRACE, notice, operation, playground } from '../support/rows.ts';
import { NOW } from '../support/slack-request.ts';

const { id } = notice();

function setUp(
  row: { to?: string | undefined } & Partial<Omit<Notice, 'to'>> = {},
  playgrounds: Playground[] = [playground({ warnedBy: id })],
) {
  const registry = fakeRegistry({ playgrounds, operations: [operation({ state: 'succeeded' })] });
  registry.notices.set(id, notice({ to: ADA, ...row }));
  const slack = fakeSlack();
  const { deps, log, board } = notifierDeps(registry, slack);
  const tell = (noticeId = id) =>
    notify(snsEvent(topics.events, { type: 'notice-changed', noticeId, sequence: 1 }), deps);
  const playgroundChanged = (fields: Partial<Playground>, formerUsers: string[] = []) => {
    const before = registry.playgrounds.get('demo') ?? playground();
    registry.playgrounds.set('demo', { ...before, ...fields, revision: (before.revision ?? 0) + 1 });
    const { name: playgroundName, id: playgroundId } = before;
    return notify(
      snsEvent(topics.events, { type: 'playground-changed', playgroundName, playgroundId, formerUsers }),
      deps,
    );
  };
  const said = (channel: string) =>
    slack.shown.filter((one) => one.channel === channel).map(({ message }) => wordsOf(message));
  return { deps, registry, slack, log, board, tell, playgroundChanged, said };
}

test('a row that cannot be read is told to the alerts channel, with its key, once', async () => {
  const row = { kind: 'unreadable' as const, to: undefined, playgroundName: 'OPERATION#op-1', playgroundId: '' };
  const { tell, said } = setUp(row);
  await tell();
  await tell();
  expect(said(alertsChannel)).toEqual([
    expect.stringContaining('Row `OPERATION#op-1` of the registry cannot be read.'),
  ]);
});

test('what is left over is told to the alerts channel, with a button for whoever may clean up', async () => {
  const left = playground({ name: 'left-0a1b2c3d', id: 'gone-0a1b2c3d', state: 'stuck', ownerId: GRACE });
  const row = { kind: 'leftovers' as const, to: undefined, playgroundName: left.name, playgroundId: left.id };
  const { tell, slack } = setUp({ ...row, detail: 'security group sg-1' }, [left]);
  await tell();
  await tell();
  const told = slack.shown.filter(({ channel }) => channel === alertsChannel);
  expect(told).toHaveLength(1);
  expect(JSON.stringify(told[0]?.message)).toMatch(/security group sg-1.*Clean up.*left-0a1b2c3d/);
});

describe('a warning of the end', () => {
  test('goes to the owner with ways to act, once', async () => {
    const { tell, slack, said, registry } = setUp();
    await tell();
    await tell();
    expect(slack.shown).toMatchObject([{ channel: `D${ADA}`, tag: { notice_id: id, kind: 'expiring' } }]);
    for (const label of ['Extend 1 h', 'Extend to max', 'Destroy now']) expect(said(`D${ADA}`)[0]).toContain(label);
    expect(registry.notices.get(id)).toMatchObject({ message: { channel: `D${ADA}` }, shownSequence: 1 });
  });

  test('says after an extension that there is more time, instead of the buttons', async () => {
    const { tell, playgroundChanged, said } = setUp();
    await tell();
    await playgroundChanged({ expiresAt: NOW + 9 * 3600, warnAt: NOW + 8 * 3600 });
    expect(said(`D${ADA}`)).toEqual([expect.stringContaining('lives longer now')]);
    expect(said(`D${ADA}`)[0]).not.toContain('Extend');
  });

  test('offers nothing any more when the playground is gone', async () => {
    const { tell, registry, deps, said } = setUp();
    await tell();
    registry.playgrounds.delete('demo');
    const destroy = operation({ id: 'op-dddddddddddddddddddd', kind: 'destroy', state: 'succeeded' });
    registry.operations.set(destroy.id, destroy);
    await notify(snsEvent(topics.events, { type: 'operation-changed', operationId: destroy.id, sequence: 1 }), deps);
    expect(said(`D${ADA}`)[0]).toContain('*demo* is gone.');
  });
});

describe('a warning to somebody who has left', () => {
  function setUpLeft(...all: Parameters<typeof setUp>) {
    const world = setUp(...all);
    world.slack.left.set(ADA, NOW - 60);
    return world;
  }

  test('is told to the alerts channel, once: whose, which, until when, and what an admin can do', async () => {
    const { tell, said } = setUpLeft();
    await Promise.all([tell(), tell()]);
    await tell();
    expect(said(alertsChannel)).toHaveLength(1);
    for (const word of [`<@${ADA}>`, '*demo*', `!date^${playground().expiresAt}`, '/playground transfer demo @user'])
      expect(said(alertsChannel)[0]).toContain(word);
    for (const action of ['extend', 'destroy']) expect(said(alertsChannel)[0]).toContain(`"action_id":"${action}"`);
  });

  test('of several playgrounds is one message with a count', async () => {
    const { tell, said, registry } = setUpLeft();
    registry.playgrounds.set('other', playground({ name: 'other', id: 'other-1', warnedBy: 'no-2' }));
    registry.notices.set('no-2', notice({ id: 'no-2', to: ADA, playgroundName: 'other', playgroundId: 'other-1' }));
    await tell();
    await tell('no-2');
    expect(said(alertsChannel)).toEqual([expect.stringMatching(/2 times within minutes.*\*demo\*.*\*other\*/)]);
  });

  test('is told by the next delivery when Slack could not be asked at the first', async () => {
    const { tell, said, slack } = setUpLeft();
    const { leftAt } = slack;
    slack.leftAt = async () => {
      throw new Error('ECONNRESET');
    };
    await expect(tell()).rejects.toThrow('1 of 1');
    expect(said(`D${ADA}`)).toHaveLength(1);
    slack.leftAt = leftAt;
    await tell();
    expect(said(alertsChannel)).toHaveLength(1);
  });

  test.each([
    ['somebody else has it by now', [playground({ ownerId: GRACE })]],
    ['it is being destroyed', [playground({ state: 'destroying' })]],
    ['the name belongs to a newer one', [playground({ id: 'demo-ffffffff' })]],
    ['it is gone', []],
  ])('is nobody’s business when %s', async (_, rows) => {
    const { tell, said } = setUpLeft({}, rows);
    await tell();
    expect(said(alertsChannel)).toEqual([]);
  });

  test('who is there is told alone', async () => {
    const { tell, said } = setUp();
    await tell();
    expect(said(alertsChannel)).toEqual([]);
  });
});

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

test('a new address is told to the owner, with what was lost', async () => {
  const { tell, said } = setUp({ kind: 'moved', detail: 'Lost: the volume data.' });
  await tell();
  expect(said(`D${ADA}`)).toEqual([expect.stringMatching(/198\.51\.100\.7.*Lost: the volume data/)]);
});

describe('a playground that is down', () => {
  const down = { kind: 'down', to: undefined, detail: 'web exited with code 1' } as const;

  test('is told to the alerts channel, once, and its owner is named', async () => {
    const { tell, said } = setUp(down);
    await tell();
    await tell();
    expect(said(alertsChannel)).toEqual([expect.stringMatching(new RegExp(`is down.*${ADA}.*exited with code 1`))]);
  });

  test('beside others for the same reason is one message, where each has its last words', async () => {
    const { tell, said, registry } = setUp({ ...down, detail: 'web exited with code 1\nIts last lines:\none' });
    registry.playgrounds.set('other', playground({ name: 'other', id: 'other-1' }));
    const other = { ...down, id: 'no-2', playgroundName: 'other', playgroundId: 'other-1' };
    registry.notices.set('no-2', notice({ ...other, detail: 'web exited with code 1\nIts last lines:\ntwo' }));
    registry.notices.set(
      'no-3',
      notice({ ...other, id: 'no-3', playgroundName: 'third', detail: 'api ran out of memory' }),
    );
    for (const id of [undefined, 'no-2', 'no-3']) await tell(id);
    expect(said(alertsChannel)).toHaveLength(2);
    expect(said(alertsChannel)[0]).toMatch(/2 times.*\*demo\*.*Its last line: `one`.*\*other\*.*Its last line: `two`/);
    expect(said(alertsChannel)[1]).toContain('api ran out of memory');
  });

  test('and runs again is told in the thread of that', async () => {
    const { tell, registry, slack } = setUp(down);
    await tell();
    registry.notices.set('no-2', notice({ id: 'no-2', kind: 'recovered', to: undefined }));
    await tell('no-2');
    await tell('no-2');
    expect(slack.shown).toMatchObject([{ channel: alertsChannel }, { channel: alertsChannel, thread: '1.0' }]);
    expect(registry.notices.get('no-2')?.shownSequence).toBe(1);
  });
});

test('a notice that is not there is logged and dropped', async () => {
  const { tell, slack, log } = setUp();
  await tell('no-ffff');
  expect(slack.shown).toEqual([]);
  expect(log.lines).toMatchObject([{ level: 'warn' }]);
});
