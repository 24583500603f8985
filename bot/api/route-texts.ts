/** What a 202 means. */
export const STARTED = 'It is accepted and goes on by itself: ask the operation how it went.';
/** What a 200 of a change means. */
export const DONE = 'It is done.';
