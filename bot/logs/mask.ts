import { PASSWORD_MARK } from '../../provisioner/contract/password.ts';
import { PLAYGROUND_USER } from '../../provisioner/contract/playground.ts';
import { TOKEN_MARK } from '../tokens/mark.ts';

/** The same word that the provisioner puts in the place of a secret. */
const MASK = '[secret]';

/** `user:password` as HTTP sends it begins like this: as much of the base64 as the password does not change. */
const BASIC = Buffer.from(`${PLAYGROUND_USER}:${PASSWORD_MARK}`).toString('base64').slice(0, -4);

/** A value behind a name that says it is secret, such as `DB_PASSWORD=…` or `"apiKey": "…"`. */
const NAMED =
  /((?:passw(?:or)?d|passwd|passphrase|pwd|secret|token|credentials?|api[-_]?key|access[-_]?key|private[-_]?key)[\w-]{0,40}["']?\s{0,4}[:=]\s{0,4})("[^"]*"?|'[^']*'?|[^\s,;&"')}\]]+)/gi;

/** What is secret by its shape alone. */
const SHAPES: readonly RegExp[] = [
  new RegExp(`${PASSWORD_MARK}[\\w-]*`, 'g'),
  new RegExp(`${TOKEN_MARK}\\w+[\\w-]*`, 'g'),
  new RegExp(`${BASIC}[\\w+/=-]*`, 'g'),
  // AWS, GitHub, Slack, and tokens in the form of JSON Web Tokens.
  /\b(?:AKIA|ASIA)[0-9A-Z]{16}\b/g,
  /\b(?:gh[opsur]_|github_pat_)\w{16,}/g,
  /\bxox[a-z]-[\w-]{8,}/g,
  /\beyJ[\w-]{8,}\.[\w-]{8,}\.?[\w-]*/g,
];
const SCHEME = /\b((?:basic|bearer)\s{1,4})[\w+/=.~-]{8,}/gi;
const IN_URL = /(\/\/[^\s:/@]{0,80}:)[^\s/@]+(?=@)/g;
const KEY_FILE = /-----BEGIN [A-Z ]{0,40}PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z ]{0,40}PRIVATE KEY-----|$)/g;

/**
 * Takes out of a log what looks like a secret, and leaves its lines as many as they were. It knows a playground's own
 * password by its mark; whatever else a template's containers write is known by its shape or by the name before it.
 */
export function mask(text: string): string {
  const withoutKeys = text.replace(KEY_FILE, (key) => key.replaceAll(/[^\n]+/g, MASK));
  return SHAPES.reduce((rest, shape) => rest.replace(shape, MASK), withoutKeys)
    .replace(SCHEME, `$1${MASK}`)
    .replace(IN_URL, `$1${MASK}`)
    .replace(NAMED, `$1${MASK}`);
}
