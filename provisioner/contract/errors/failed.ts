import type { ErrorWords } from './words.ts';

/** Of what was begun, and did not come to its end. */
export const FAILED_ERRORS = {
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
    hint: 'It is kept: `/playground update` or `/playground restart` tries again, `/playground destroy` removes it.',
  },
  ATTEMPTS_EXHAUSTED: {
    title: 'It was tried several times and each try broke off.',
    hint: 'Type `/playground destroy` with its name to remove what is left.',
  },
  UNREADABLE: {
    title: 'What is known of it cannot be read.',
    hint: 'Give the row to whoever runs this bot: another release may have written it, or somebody by hand.',
  },
  INTERNAL: {
    title: 'Something broke on our side.',
    hint: 'Type the command again; if it fails again, give the reference to whoever runs this bot.',
  },
} as const satisfies Record<string, ErrorWords>;
