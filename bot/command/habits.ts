import { closest } from '../../provisioner/contract/closest.ts';
import { VERBS, type Verb } from '../commands-table.ts';
import type { KnownVerb } from './command.ts';

/** What people type out of habit, and the verb that they mean. It is suggested, never done. */
const HABITS: Readonly<Record<string, KnownVerb>> = {
  ...habit('create', 'add', 'deploy', 'launch', 'make', 'spawn', 'start', 'up'),
  ...habit('destroy', 'delete', 'done', 'down', 'kill', 'remove', 'rm', 'stop', 'terminate'),
  ...habit('list', 'all', 'ls', 'mine', 'ps', 'show'),
  ...habit('status', 'describe', 'get', 'info', 'inspect', 'open'),
  ...habit('extend', 'keep', 'prolong', 'renew'),
  ...habit('share', 'add-user', 'invite'),
  ...habit('unshare', 'revoke', 'uninvite'),
  ...habit('transfer', 'chown', 'give'),
  ...habit('update', 'redeploy', 'set', 'upgrade'),
  ...habit('restart', 'reboot', 'refresh'),
  ...habit('logs', 'log', 'tail'),
  ...habit('retry', 'again', 'recreate', 'redo'),
  ...habit('history', 'audit', 'events'),
  ...habit('cost', 'bill', 'costs', 'money', 'price'),
  ...habit('token', 'tokens', 'key', 'apikey'),
  ...habit('help', '?', 'commands', 'man', 'usage'),
};

/** The verb that somebody who typed `word` most likely meant. */
export function closestVerb(word: string): Verb | undefined {
  const usual = Object.hasOwn(HABITS, word) ? HABITS[word] : undefined;
  return VERBS.find((verb) => verb === usual) ?? closest(word, VERBS);
}

function habit(verb: KnownVerb, ...words: string[]): Record<string, KnownVerb> {
  return Object.fromEntries(words.map((word) => [word, verb]));
}
