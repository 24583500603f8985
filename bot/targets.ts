import type { AccessDeps } from './access.ts';
import type { Target } from './command/command.ts';
import { channelUnfit, type Home, personUnfit, type Unfit } from './policy/target.ts';

/**
 * Why a playground can be neither shared with them nor given to them, or undefined. Never rejects: who cannot be asked
 * about is refused, because what is given away by mistake cannot be taken back by a later answer.
 * @param home of whoever asks
 */
export async function targetUnfit(
  { kind, id }: Target,
  home: Home | undefined,
  { lookups, allowed, log }: Pick<AccessDeps, 'lookups' | 'allowed' | 'log'>,
): Promise<Unfit | undefined> {
  try {
    return kind === 'user'
      ? personUnfit(await lookups.person(id), allowed, home)
      : channelUnfit(await lookups.channel(id));
  } catch (error) {
    log.warn('Slack did not say whether somebody or a channel is there; refused', { id, error });
    return 'unknown';
  }
}
