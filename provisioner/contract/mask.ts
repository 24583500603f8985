import { PASSWORD_MARK } from './password.ts';
import { PLAYGROUND_USER } from './playground.ts';
import { TOKEN_MARK } from './token-mark.ts';

/** The same word that the provisioner puts in the place of a secret that it knows. */
const MASK = '[secret]';

/** `user:password` as HTTP sends it begins like this: as much of the base64 as the password does not change. */
const BASIC = Buffer.from(`${PLAYGROUND_USER}:${PASSWORD_MARK}`).toString('base64').slice(0, -4);

// The names of errors, such as TokenExpiredError, are not names of secrets, and what stands behind them is to be read.
const SECRET_NAME =
  /(?:passw(?:or)?d|passwd|passphrase|pwd|secret|token(?!iz)|credentials?|api[-_]?key|access[-_]?key|private[-_]?key)[\w-]{0,40}(?<!error|exception)/;
/** With the quote that the name may have; in JSON within a text both have a backslash. */
const SEPARATOR = /\\?["']?\s{0,4}(?:=>|={1,3}(?!=)|:(?!:))\s{0,4}/;
const VALUE_CHARACTER = /[^\s,;&"')}\]]/;
/** What errors say of a secret, and nobody has for one. */
const SAID_OF_IT =
  /(?:undefined|null|nil|none|true|false|yes|no|not|is|was|has|must|cannot|missing|invalid|expired|required|empty|expected|unexpected)\.?/;

/** A value behind a name that says it is secret, such as `DB_PASSWORD=…` or `"apiKey": "…"`. */
const NAMED = new RegExp(
  `(${SECRET_NAME.source}${SEPARATOR.source})(?!${SAID_OF_IT.source}(?!${VALUE_CHARACTER.source}))` +
    `(\\\\?"[^"]*"?|'[^']*'?|${VALUE_CHARACTER.source}+)`,
  'gi',
);

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
const SCHEME =
  /\b((?:basic|bearer)\s{1,4})(?!(?:authentication|authorization|credentials|challenge)\b)[\w+/=.~-]{8,}/gi;
// Up to the last @ before the path: a password that is not encoded may hold one.
const IN_URL = /(\/\/[^\s:/@]{0,80}:)[^\s/]+(?=@)/g;
const KEY_FILE = /-----BEGIN [A-Z ]{0,40}PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z ]{0,40}PRIVATE KEY-----|$)/g;

/**
 * Takes out of what containers wrote what looks like a secret, and leaves its lines as many as they were. It knows a
 * playground's own password by its mark; whatever else they write is known by its shape or by the name before it.
 */
export function mask(text: string): string {
  const withoutKeys = text.replace(KEY_FILE, (key) => key.replaceAll(/[^\n]+/g, MASK));
  return SHAPES.reduce((rest, shape) => rest.replace(shape, MASK), withoutKeys)
    .replace(SCHEME, `$1${MASK}`)
    .replace(IN_URL, `$1${MASK}`)
    .replace(NAMED, `$1${MASK}`);
}
