import { COMMANDS } from '../commands-table.ts';
import { type Answer, answer } from './answer.ts';
import { duration, escaped } from './text.ts';

/** @param lifetimeSeconds how long a playground lives */
export function help(lifetimeSeconds: number): Answer {
  return answer(
    `A playground is a running copy of the app, yours alone. It disappears when you destroy it, or after ${duration(lifetimeSeconds)}.`,
    ...COMMANDS.map(({ usage, what }) => `• \`${escaped(usage)}\` ${what}`),
  );
}
