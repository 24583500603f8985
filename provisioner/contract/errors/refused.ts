import type { ErrorWords } from './words.ts';

/** Of what was understood, and may or can not be done. */
export const REFUSED_ERRORS = {
  NAME_TAKEN: { title: 'That name is taken.', hint: 'Choose another name, or leave it out and get one.' },
  ALREADY_CREATING: { title: 'It is being made already.', hint: 'Wait for the message that says it is ready.' },
  ALREADY_YOURS: { title: 'You have it already.', hint: 'Type `/playground list` for its address.' },
  BEING_DESTROYED: { title: 'It is being destroyed.', hint: 'Wait until it is gone, or choose another name.' },
  OWNER_LIMIT: {
    title: 'You have as many playgrounds as one person may.',
    hint: 'Destroy one first: `/playground list`.',
  },
  WORKSPACE_LIMIT: {
    title: 'All places for playgrounds are taken.',
    hint: 'Try again when one is gone; `/playground list all` shows them.',
  },
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
  BUSY: { title: 'It could not be done at this moment.', hint: 'Type the same command again.' },
  NOT_ALLOWED: {
    title: 'You may not use playgrounds from here.',
    hint: 'Ask whoever runs this bot in your workspace.',
  },
} as const satisfies Record<string, ErrorWords>;
