import type { AccessDeps } from '../access.ts';
import type { TokenCommand } from '../command/command.ts';
import type { Unfit } from '../policy/target.ts';
import { chooseTemplate, type Unknown } from '../submit/choose.ts';
import type { Asker, SubmitDeps } from '../submit/deps.ts';
import { targetUnfit } from '../targets.ts';
import type { Tokens } from './store.ts';
import { newToken, type Token } from './token.ts';

type Wish = Extract<TokenCommand, { action: 'create' }>;

export type MadeToken =
  /** `text` is the token itself; nobody can ask for it again. */
  | { outcome: 'made'; token: Token; text: string }
  | { outcome: 'not-so-long' }
  | { outcome: 'unfit'; why: Unfit; userId: string }
  | Unknown;

export interface TokenDeps extends Pick<AccessDeps, 'lookups' | 'allowed' | 'log'>, Pick<SubmitDeps, 'templates'> {
  tokens: Tokens;
}

const HOUR = 3600;
const DAY = 24 * HOUR;
const USUAL_SECONDS = 30 * DAY;
const MOST_SECONDS = 366 * DAY;

/** Makes a token for people who are there, and templates that there are. Whether the asker may is decided before. */
export async function makeToken(
  wish: Wish,
  { userId, requestedAt, home }: Asker,
  { tokens, log, ...deps }: TokenDeps,
): Promise<MadeToken> {
  const { lifetimeSeconds = USUAL_SECONDS, templates, max, label, credentials } = wish;
  if (lifetimeSeconds < HOUR || lifetimeSeconds > MOST_SECONDS) return { outcome: 'not-so-long' };
  for (const name of templates ?? []) {
    const chosen = chooseTemplate(name, deps);
    if ('outcome' in chosen) return chosen;
  }
  const actsFor = wish.actsFor.length > 0 ? wish.actsFor : [userId];
  const fits = await Promise.all(actsFor.map((id) => targetUnfit({ kind: 'user', id }, home, { ...deps, log })));
  const unfit = fits.findIndex((why) => why !== undefined);
  const why = fits[unfit];
  if (why) return { outcome: 'unfit', why, userId: actsFor[unfit] ?? '' };
  const made = newToken({
    label,
    actsFor,
    credentials,
    ...(templates && { templates }),
    ...(max !== undefined && { maxPlaygrounds: max }),
    createdBy: userId,
    createdAt: requestedAt,
    expiresAt: requestedAt + lifetimeSeconds,
  });
  await tokens.put(made.token);
  log.info('A token was made', { tokenId: made.token.id, label, actsFor, createdBy: userId });
  return { outcome: 'made', ...made };
}

/** @returns undefined where there was none of that id */
export async function revokeToken(
  id: string,
  { userId }: Asker,
  { tokens, log }: Pick<TokenDeps, 'tokens' | 'log'>,
): Promise<Token | undefined> {
  const gone = await tokens.remove(id);
  if (gone) log.info('A token was revoked', { tokenId: id, label: gone.label, revokedBy: userId });
  return gone;
}
