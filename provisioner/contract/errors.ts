/**
 * Every way in which a request or an operation can end badly, as people see it. `title` says what happened, `hint` what
 * to type next. The README's errors table is this table; a test keeps them equal.
 */
export const ERRORS = {
  UNKNOWN_COMMAND: { title: 'There is no such command.', hint: 'Type `/playground help` for all of them.' },
  INVALID_NAME: {
    title: 'That is not a name for a playground.',
    hint: 'Use 3 to 30 characters of a-z, 0-9 and "-", beginning with a letter, such as `/playground create demo`.',
  },
  MISSING_NAME: { title: 'Which playground?', hint: 'Type `/playground list` for yours, then name one.' },
  TOO_MANY_WORDS: { title: 'That is more than the command takes.', hint: 'Type `/playground help` for what it takes.' },
  UNKNOWN_OPTION: {
    title: 'The command has no such option.',
    hint: 'Type `/playground help` and the command for what it takes.',
  },
  MISSING_VALUE: {
    title: 'An option stands there without its value.',
    hint: 'Put the value behind it, such as `--ttl 4h`.',
  },
  REPEATED_OPTION: { title: 'An option stands there twice.', hint: 'Give it once.' },
  INVALID_DURATION: {
    title: 'That is not a length of time.',
    hint: 'Use a number with m, h or d, such as `30m`, `4h` or `2d`.',
  },
  INVALID_TAG: {
    title: 'That is not a service with an image tag.',
    hint: 'Use `--tag service=tag`, such as `--tag web=v2`.',
  },
  INVALID_LINES: { title: 'That is not a number of lines.', hint: 'Use a number from 1 to 500, such as `--lines 50`.' },
  MISSING_TARGET: { title: 'With whom?', hint: 'Name a person with @ or a channel with #.' },
  INVALID_TARGET: {
    title: 'That is not somebody whom this can be for.',
    hint: 'Type @ or # and choose from the list that Slack offers; a channel can be shared with, and cannot own.',
  },
  UNKNOWN_TEMPLATE: { title: 'There is no such template.', hint: 'Choose one that there is, or leave it out.' },
  UNKNOWN_SERVICE: { title: 'The template has no such service.', hint: 'Use the name of one of its services.' },
  LIFETIME_TOO_LONG: { title: 'That is longer than a playground may live.', hint: 'Ask for less with `--ttl`.' },
  LIFETIME_TOO_SHORT: { title: 'That is shorter than a playground may live.', hint: 'Ask for more with `--ttl`.' },
  STALE_BUTTON: { title: 'That button is out of date.', hint: 'Type `/playground list` for how things stand.' },
  FORM_NOT_OPENED: {
    title: 'Slack did not open the form in time.',
    hint: 'Type `/playground create [name] [--template t] [--ttl 4h]`, which says the same.',
  },
  FORM_NOT_YOURS: { title: 'This form cannot be used.', hint: 'Open one of your own: `/playground new`.' },
  NAME_TAKEN: { title: 'That name is taken.', hint: 'Choose another name, or leave it out and get one.' },
  ALREADY_CREATING: { title: 'It is being made already.', hint: 'Wait for the message that says it is ready.' },
  ALREADY_YOURS: { title: 'You have it already.', hint: 'Type `/playground list` for its address.' },
  BEING_DESTROYED: { title: 'It is being destroyed.', hint: 'Wait until it is gone, or choose another name.' },
  OWNER_LIMIT: {
    title: 'You have as many playgrounds as one person may.',
    hint: 'Destroy one first: `/playground list`.',
  },
  WORKSPACE_LIMIT: { title: 'All places for playgrounds are taken.', hint: 'Try again when one is gone.' },
  NO_SUCH_PLAYGROUND: { title: 'There is no such playground.', hint: 'Type `/playground list` for yours.' },
  NO_SUCH_CONTAINER: { title: 'There is no such container.', hint: 'Name one of those it has, or none for all.' },
  NOT_YOURS: { title: 'It belongs to somebody else.', hint: 'Ask its owner.' },
  STILL_CREATING: { title: 'It is still being made.', hint: 'Wait for the message that says it is ready.' },
  BEING_UPDATED: { title: 'It is being updated.', hint: 'Wait for the message that says how it went.' },
  STUCK: {
    title: 'It could not be removed completely.',
    hint: 'Type `/playground destroy` with its name to try again.',
  },
  AT_MOST: { title: 'It lives as long as it may already.', hint: 'Make another: `/playground create`.' },
  CREDENTIALS_TO_CHANNEL: {
    title: 'Credentials go to people, not to a channel.',
    hint: 'Leave out `--with-credentials`, or share it with each person.',
  },
  SHARED_WITH_OWNER: { title: 'Its owner has it already.', hint: 'Share it with somebody else.' },
  TOO_MANY_SHARES: {
    title: 'It is shared with as many as can be.',
    hint: 'Share it with a channel, or take a share back with `/playground unshare`.',
  },
  NO_SUCH_PERSON: {
    title: 'It can only be for people of this workspace.',
    hint: 'Type @ and choose somebody else from the list that Slack offers.',
  },
  NO_SUCH_CHANNEL: {
    title: 'It cannot be shared with that channel.',
    hint: 'Type # and choose another; to a private channel the bot has to be invited first: `/invite @playground`.',
  },
  TARGET_UNKNOWN: {
    title: 'Slack did not say in time whom that is for.',
    hint: 'Try the same again in a moment.',
  },
  NOT_SHARED: {
    title: 'It is not shared with them.',
    hint: 'Type `/playground status` with its name to see with whom.',
  },
  THEIRS_ALREADY: { title: 'It is theirs already.', hint: 'Name somebody else.' },
  NEW_OWNER_LIMIT: {
    title: 'They have as many playgrounds as one person may.',
    hint: 'They have to destroy one first.',
  },
  NOTHING_TO_RETRY: {
    title: 'There is no failure to try again.',
    hint: 'Type `/playground create` for a new one.',
  },
  NOT_FAILED: { title: 'It did not fail.', hint: 'Type `/playground list` for its address.' },
  MEMBERSHIP_UNKNOWN: {
    title: 'Slack did not say in time whether you may do this.',
    hint: 'Type the same command again.',
  },
  BUSY: { title: 'Too many requests at this moment.', hint: 'Type the same command again.' },
  NOT_ALLOWED: {
    title: 'You may not use playgrounds from here.',
    hint: 'Ask whoever runs this bot in your workspace.',
  },
  MALFORMED_REQUEST: {
    title: 'The request cannot be read.',
    hint: 'Send one JSON object in UTF-8, nested no deeper than 16 levels.',
  },
  INVALID_REQUEST: {
    title: 'The request does not fit.',
    hint: 'Its `errors` say where; the OpenAPI file says what fits.',
  },
  TOO_LARGE: { title: 'The request is too large.', hint: 'Send at most 64 KB.' },
  UNSUPPORTED_MEDIA_TYPE: {
    title: 'The body is said to be something else than JSON.',
    hint: 'Send JSON, with `content-type: application/json`.',
  },
  NO_SUCH_PATH: { title: 'There is nothing at this address.', hint: 'The OpenAPI file lists what there is.' },
  METHOD_NOT_ALLOWED: {
    title: 'That cannot be done at this address.',
    hint: 'Use one of the methods that the header Allow names.',
  },
  UNAUTHENTICATED: {
    title: 'It is not known who asks.',
    hint: 'Sign the request with AWS credentials that are configured here, or send a token that is valid.',
  },
  NOT_IN_SCOPE: {
    title: 'This caller may not do that.',
    hint: 'Ask whoever runs this bot for a caller or a token that may.',
  },
  KEY_REUSED: {
    title: 'That idempotency key was used for another request.',
    hint: 'Use a new key for a new request.',
  },
  CALLER_LIMIT: { title: 'This caller has as many playgrounds as it may.', hint: 'Destroy one of them first.' },
  NO_SUCH_OPERATION: {
    title: 'There is no such operation.',
    hint: 'Operations are kept for 30 days; ask for the playground.',
  },
  ADMINS_ONLY: { title: 'That is for admins.', hint: 'Ask one of them, or whoever runs this bot.' },
  TOKENS_OFF: {
    title: 'The HTTP API does not take such tokens here.',
    hint: 'Whoever runs this bot can change that with the setting `apiTokens`.',
  },
  INVALID_LABEL: {
    title: 'A token needs a name that says what it is for.',
    hint: 'Use one word of up to 30 letters, digits and "-", such as `/playground token create pipeline`.',
  },
  INVALID_MAX: {
    title: 'That is not a number of playgrounds.',
    hint: 'Use a number from 1 to 100, such as `--max 2`.',
  },
  TOKEN_LIFETIME: {
    title: 'A token lives an hour at least and a year at most.',
    hint: 'Say how long with `--ttl`, such as `--ttl 30d`.',
  },
  NO_SUCH_TOKEN: { title: 'There is no such token.', hint: 'Type `/playground token list` for those that there are.' },
  IMAGE_NOT_FOUND: {
    title: 'An image of the template cannot be pulled.',
    hint: 'Tell whoever maintains the template; then `/playground create` again.',
  },
  CONTAINER_EXITED: {
    title: 'A container of the template stopped by itself.',
    hint: 'Its last lines are above; mend the template, then `/playground create` again.',
  },
  NOT_HEALTHY: {
    title: 'A container did not become healthy in time.',
    hint: 'Look at its health check, then `/playground create` again.',
  },
  NOT_PLACED: {
    title: 'AWS could not place the task.',
    hint: 'It is often a quota or a moment without capacity: `/playground create` again in a few minutes.',
  },
  ENGINE_FAILED: {
    title: 'The engine could not finish.',
    hint: 'Type the command again; if it fails again, give the reference to whoever runs this bot.',
  },
  NOT_REMOVED: {
    title: 'Not everything of it could be removed.',
    hint: 'Type `/playground destroy` with its name to try again.',
  },
  NOT_TAKEN_BACK: {
    title: 'It did not come up with the change, and not without it either.',
    hint: 'Type `/playground destroy` with its name, then `/playground create` for a new one.',
  },
  ATTEMPTS_EXHAUSTED: {
    title: 'It was tried several times and each try broke off.',
    hint: 'Type `/playground destroy` with its name to remove what is left.',
  },
  INTERNAL: {
    title: 'Something broke on our side.',
    hint: 'Type the command again; if it fails again, give the reference to whoever runs this bot.',
  },
} as const satisfies Record<string, { title: string; hint: string }>;

export type ErrorCode = keyof typeof ERRORS;
export const ERROR_CODES = Object.keys(ERRORS) as [ErrorCode, ...ErrorCode[]];

/** A failure with words for people. `message` is for the log; `reason` goes to Slack and holds no secret and no raw error. */
export class UserError extends Error {
  override readonly name = 'UserError';
  readonly code: ErrorCode;
  readonly reason: string;
  constructor(code: ErrorCode, reason: string, options?: { cause?: unknown }) {
    super(`${code}: ${reason}`, options);
    this.code = code;
    this.reason = reason;
  }
}
