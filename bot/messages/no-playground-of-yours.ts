import type { Unreached } from '../access.ts';
import { isSharedRight } from '../policy/rights.ts';
import type { Answer } from './answer.ts';
import { refusal } from './refusal.ts';
import { mention } from './text.ts';
import { people } from './whom.ts';

/** There is no such playground, or it is somebody else's; then who can help. @param name as it was asked for */
export function unreached(outcome: Unreached, name: string, admins: readonly string[]): Answer {
  if (outcome.outcome === 'no-such-playground') {
    const guess = outcome.nearest && `Did you mean *${outcome.nearest}*?`;
    return refusal('NO_SUCH_PLAYGROUND', `Nobody has one called *${name}*.`, guess || undefined);
  }
  const { ownerId } = outcome.playground;
  const facts = `*${name}* is ${mention(ownerId)}’s.`;
  if (outcome.unsure) return refusal('MEMBERSHIP_UNKNOWN', facts);
  return isSharedRight(outcome.right)
    ? refusal(
        'NOT_YOURS',
        facts,
        `Ask ${mention(ownerId)} to share it with you: \`/playground share ${name}\` and your name.`,
      )
    : refusal('NOT_YOURS', facts, `Ask ${people([ownerId, ...admins.slice(0, 3)])} to do it.`);
}
