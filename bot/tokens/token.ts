import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { TOKEN_MARK } from '../../provisioner/contract/token-mark.ts';
import * as z from '../../provisioner/contract/zod.ts';

/** A right to use the HTTP API without AWS credentials, as it is kept: without its secret. All times are epoch seconds. */
export const tokenSchema = z.object({
  /** Names it in lists and logs; no secret. */
  id: z.string(),
  /** What it is for, in its maker's word. */
  label: z.string(),
  /** Of the secret, in hexadecimal. */
  sha256: z.string(),
  /** The people on whose behalf it may ask, by Slack's ids. */
  actsFor: z.array(z.string()).check(z.minLength(1)),
  templates: z.optional(z.array(z.string())),
  maxPlaygrounds: z.optional(z.int().check(z.positive())),
  credentials: z.boolean(),
  createdBy: z.string(),
  createdAt: z.int(),
  expiresAt: z.int(),
});
export type Token = z.infer<typeof tokenSchema>;
/** What its maker decides. */
export type TokenScope = Omit<Token, 'id' | 'sha256'>;

const ID_BYTES = 6;
const SECRET_BYTES = 32;
const TEXT = new RegExp(`^${TOKEN_MARK}([0-9a-f]{${ID_BYTES * 2}})_([\\w-]{43})$`);

/** A new token. `text` is what its user sends; it is shown once and kept nowhere. */
export function newToken(
  scope: TokenScope,
  random: (bytes: number) => Buffer = randomBytes,
): { token: Token; text: string } {
  const id = random(ID_BYTES).toString('hex');
  const secret = random(SECRET_BYTES).toString('base64url');
  return { token: { ...scope, id, sha256: digest(secret).toString('hex') }, text: `${TOKEN_MARK}${id}_${secret}` };
}

/** The parts of a token as it was sent, or undefined for what is none. */
export function readToken(text: string): { id: string; secret: string } | undefined {
  const [, id, secret] = TEXT.exec(text) ?? [];
  return id && secret ? { id, secret } : undefined;
}

/**
 * Whether this is the secret of that token, and the token still good. Compared in constant time. A plain hash does: the
 * secret has 256 random bits, so there is no guessing that a slow hash would have to make slower.
 */
export function isValid(token: Token, secret: string, now: number): boolean {
  return timingSafeEqual(digest(secret), Buffer.from(token.sha256, 'hex')) && now < token.expiresAt;
}

function digest(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}
