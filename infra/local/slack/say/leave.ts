import { type SayLeave, USAGE } from './arguments.ts';
import { ask } from './ask.ts';
import { findPerson } from './person.ts';
import type { ExitCode, Talk } from './talk.ts';

/** Lets somebody leave the workspace, or come back, and prints whether the bot took the news. */
export async function leave({ who, left }: SayLeave, { slackUrl, print }: Talk): Promise<ExitCode> {
  const user = findPerson(who);
  if (user === undefined) {
    print(`There is no person ${who}.\n${USAGE}`);
    return 2;
  }
  const told = await ask<{ ms: number } | { words: string; detail: string }>(slackUrl, 'leave', {
    userId: user.id,
    left,
  });
  if ('invalid' in told) {
    print(told.invalid);
    return 2;
  }
  if ('words' in told) {
    print(`${told.words}\n  (${told.detail})`);
    return 1;
  }
  print(`${user.name} has ${left ? 'left' : 'come back'}; the bot took the news in ${told.ms} ms.`);
  return 0;
}
