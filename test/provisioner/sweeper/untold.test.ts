import { expect, it } from 'vitest';
import type { Event } from '../../../provisioner/contract/event.ts';
import type { Notice } from '../../../provisioner/contract/notice.ts';
import { untold } from '../../../provisioner/sweeper/untold.ts';
import { operation } from '../../bot/support/rows.ts';

const NOW = 1_800_000_000;
const finished = operation({ state: 'failed', finishedAt: NOW, sequence: 7 });
const notice: Notice = {
  id: 'no-0123456789abcdef0123',
  kind: 'expiring',
  playgroundName: 'demo',
  playgroundId: 'demo-0a1b2c3d',
  createdAt: NOW,
  sequence: 1,
};

function setUp() {
  const published: Event[] = [];
  const again: [id: string, at: number][] = [];
  const deps = {
    registry: { tellAgain: async (...one: (typeof again)[number]) => void again.push(one) },
    publish: async (event: Event) => void published.push(event),
    log: { info: () => undefined },
  };
  return { deps, published, again };
}

it('an end and a notice that nobody has shown are told again; what is not over is somebody else’s work', async () => {
  const { deps, published } = setUp();
  const due = { operations: [operation({ id: 'op-11111111111111111111' }), finished], notices: [notice] };
  for (const { act } of untold(due, deps, NOW + 60)) await act();
  expect(published).toEqual([
    { type: 'operation-changed', operationId: finished.id, sequence: 7 },
    { type: 'notice-changed', noticeId: notice.id, sequence: 1 },
  ]);
});

it.each([
  [1, 60],
  [8, 60],
  [60, 450],
  [24 * 60, 3600],
])('after %i minutes it is told again, and then %i seconds later', async (minutes, later) => {
  const { deps, again } = setUp();
  const now = NOW + minutes * 60;
  for (const { act } of untold({ operations: [finished], notices: [notice] }, deps, now)) await act();
  expect(again).toEqual([
    [finished.id, now + later],
    [notice.id, now + later],
  ]);
});

it('what could not be published stays due as it was', async () => {
  const { deps, again } = setUp();
  const broken = { ...deps, publish: async () => Promise.reject(new Error('SNS is down')) };
  const [work] = untold({ operations: [finished], notices: [] }, broken, NOW + 60);
  await expect(work?.act()).rejects.toThrow('SNS is down');
  expect(again).toEqual([]);
});
