import type { ErrorWords } from './words.ts';

/** Of requests over HTTP, and of tokens for them. */
export const API_ERRORS = {
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
} as const satisfies Record<string, ErrorWords>;
