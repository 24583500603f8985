/** What a 202 means. */
export const STARTED = 'It is accepted and goes on by itself: ask the operation how it went.';
/** What a 200 of a change means. */
export const DONE = 'It is done.';
/** Why a template, a service or a tag is not taken. */
export const UNKNOWN_CHOICE = ['UNKNOWN_TEMPLATE', 'UNKNOWN_SERVICE', 'TAG_NOT_ALLOWED'] as const;
