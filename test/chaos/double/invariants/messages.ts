import { isFinished } from '../../../../provisioner/contract/operation.ts';
import { PASSWORD_MARK } from '../../../../provisioner/contract/password.ts';
import { ALERTS_CHANNEL } from '../world/site.ts';
import type { Seen } from './seen.ts';

/**
 * Each operation that has ended has one message, which says so. Tries of the sweeper to remove the same thing go on in one
 * message, which says what the last of them came to.
 */
export function oneFinalMessage({ operations, messages }: Seen): string[] {
  return operations.filter(isFinished).flatMap(({ id, state, message, requestedAt }) => {
    const posted = messages.filter(({ of }) => of === id);
    if (posted.length > 1) return [`${id} has ${posted.length} messages`];
    const shown = messages.find(({ channel, ts }) => channel === message?.channel && ts === message.ts);
    if (!shown) return [`${id} has ended, and no message says so`];
    if (shown.of === id) return shown.state === state ? [] : [`${id} is ${state}, and its message says ${shown.state}`];
    const later = operations.find((one) => one.id === shown.of);
    return later && later.requestedAt >= requestedAt ? [] : [`the message of ${id} is about ${shown.of}`];
  });
}

/** Of what is stuck the owner and the alerts channel have read. */
export function stuckIsTold({ playgrounds, operations, messages }: Seen): string[] {
  return playgrounds
    .filter(({ state }) => state === 'stuck')
    .flatMap(({ id, name, operationId }) => {
      const told = (channel: (of: string) => boolean): boolean =>
        messages.some((one) => channel(one.channel) && one.text.includes(name));
      const last = operations.find((one) => one.id === operationId);
      return [
        ...(last && !told((channel) => channel.startsWith('D')) ? [`${id} is stuck, and its owner does not know`] : []),
        ...(told((channel) => channel === ALERTS_CHANNEL)
          ? []
          : [`${id} is stuck, and the alerts channel does not know`]),
      ];
    });
}

/** A password is in nobody's sight but in the direct messages of those who may know it. */
export function noCredentials({ leaks, events, rows, messages }: Seen): string[] {
  const holds = (text: string): boolean => text.includes(PASSWORD_MARK);
  return [
    ...leaks.map(() => 'a log holds a password'),
    ...events.filter(holds).map(() => 'an event holds a password'),
    ...rows.filter((row) => holds(JSON.stringify(row))).map(({ pk }) => `row ${String(pk)} holds a password`),
    ...messages
      .filter(({ channel, text }) => !channel.startsWith('D') && holds(text))
      .map(({ channel }) => `a message in ${channel} holds a password`),
  ];
}
