import type { Playground } from '../../provisioner/contract/playground.ts';
import type { Limits } from '../../provisioner/contract/registry.ts';
import type { Answer } from './answer.ts';
import { refusal } from './refusal.ts';
import { at } from './text.ts';

/** More of them would be a list, which is another command. */
const NAMED = 5;

/** No place for one more of theirs, and which of them could make room. */
export function ownerFull(yours: readonly Playground[], { perOwner }: Limits): Answer {
  const free = yours.filter(({ state }) => state === 'ready' || state === 'stuck').slice(0, NAMED);
  const going = yours.filter(({ state }) => state === 'destroying');
  const names = free.map(({ name, expiresAt }) => `*${name}* (until ${at(expiresAt)})`).join(', ');
  const facts = [
    `That is ${perOwner}.`,
    names && `You could free ${names}.`,
    going.length > 0 && `${going.map(({ name }) => `*${name}*`).join(', ')} will be gone in a moment.`,
  ];
  const hint = free[0] && `Type \`/playground destroy ${free[0].name}\`, or wait.`;
  return refusal('OWNER_LIMIT', facts.filter(Boolean).join(' '), hint);
}

/** No place in the whole workspace, and when there will be. */
export function workspaceFull(next: Playground | undefined, { total }: Limits): Answer {
  const facts = next
    ? `There are ${total}. ${next.state === 'destroying' ? 'One is being destroyed right now.' : `The next one ends ${at(next.expiresAt)}.`}`
    : `There are ${total}.`;
  return refusal('WORKSPACE_LIMIT', facts);
}
