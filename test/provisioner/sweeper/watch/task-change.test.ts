import { expect, it } from 'vitest';
import { playgroundOfTaskChange } from '../../../../provisioner/sweeper/watch/task-change.ts';

const event = (group: unknown) => ({ 'detail-type': 'ECS Task State Change', source: 'aws.ecs', detail: { group } });

it('names the playground whose service the task belongs to', () => {
  expect(playgroundOfTaskChange(event('service:calm-otter-0a1b2c3d'))).toBe('calm-otter-0a1b2c3d');
});

it.each([
  ['the clock', { 'detail-type': 'Scheduled Event', detail: {} }],
  ['a call by hand', {}],
  ['nothing', undefined],
  ['a task of no service', event('family:operation')],
  ['a service that is not ours', event('service:../x')],
  ['a group that is no text', event(7)],
])('%s is no change of a playground', (_what, odd) => {
  expect(playgroundOfTaskChange(odd)).toBeUndefined();
});
