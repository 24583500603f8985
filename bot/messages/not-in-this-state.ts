import type { Playground } from '../../provisioner/contract/playground.ts';
import type { Answer } from './answer.ts';
import { refusal } from './refusal.ts';
import { duration } from './text.ts';

/** Its state is not one in which that can be done. @param now epoch seconds */
export function notNow(playground: Playground, now: number): Answer {
  const name = `*${playground.name}*`;
  switch (playground.state) {
    case 'creating':
      return refusal('STILL_CREATING', `${name} is being made, for ${duration(now - playground.createdAt)} now.`);
    case 'updating':
      return refusal('BEING_UPDATED', `${name} gets a new task.`);
    case 'destroying':
      return refusal('BEING_DESTROYED', `${name} is on its way out.`, 'A direct message tells you when it is gone.');
    case 'stuck':
      return refusal(
        'STUCK',
        `${name} is only half there.`,
        `Type \`/playground destroy ${playground.name}\` to try again.`,
      );
    // It was in another state a moment ago.
    case 'ready':
      return refusal('BUSY', `${name} changed at this very moment.`);
  }
}
