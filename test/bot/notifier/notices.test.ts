import { describe, expect, test } from 'vitest';
import { notify } from '../../../bot/notifier/notify.ts';
import { alertsChannel, snsEvent, topics } from '../support/notifier-deps.ts';
import { ADA, GRACE, notice, operation, playground } from '../support/rows.ts';
import { NOW } from '../support/slack-request.ts';
import { id, setUp } from './notices-world.ts';

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

test('a look for leftovers that went wrong is told to the alerts channel, with where to read why, once', async () => {
  const row = { kind: 'unchecked' as const, to: undefined, playgroundName: 'comparison', playgroundId: '' };
  const { tell, said, registry } = setUp({ ...row, detail: 'What carries our tags was not compared.' });
  await tell();
  await tell();
  const [notice] = registry.notices.values();
  expect(said(alertsChannel)).toEqual([expect.stringMatching(/left over went wrong[\s\S]*was not compared/)]);
  expect(said(alertsChannel)[0]).toContain(`log says beside \`${notice?.id}\``);
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

  test('says how to try again when the playground could not be removed completely', async () => {
    const { tell, playgroundChanged, said } = setUp();
    await tell();
    await playgroundChanged({ state: 'stuck' });
    expect(said(`D${ADA}`)[0]).toContain('could not be removed completely; `/playground destroy demo` tries again.');
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
