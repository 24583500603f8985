import type { ErrorWords } from './words.ts';

/** Of what was begun, and did not come to its end. */
export const FAILED_ERRORS = {
  IMAGE_NOT_FOUND: {
    title: 'An image of the template cannot be pulled.',
    hint: 'Tell whoever maintains the template.',
  },
  TAG_NOT_FOUND: {
    title: 'There is no such image tag.',
    hint: 'Choose one that is there with `--tag`, or push it first.',
  },
  CONTAINER_EXITED: {
    title: 'A container of the template stopped by itself.',
    hint: 'Its last lines say what has to be mended, in its image or in the template.',
  },
  NOT_HEALTHY: {
    title: 'A container did not become healthy in time.',
    hint: 'Look at its last lines and at its health check: one of them has to be mended.',
  },
  NOT_PLACED: {
    title: 'AWS could not place the task.',
    hint: 'It is often a quota or a moment without capacity: try again in a few minutes.',
  },
  TASK_NOT_STARTED: {
    title: 'AWS could not bring the task up.',
    hint: 'Give the reference to whoever runs this bot: a right, a role or the network may not be as it should.',
  },
  ENGINE_FAILED: {
    title: 'The engine could not finish.',
    hint: 'Try again; if it fails again, give the reference to whoever runs this bot.',
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
    hint: 'Try again; if it breaks off again, give the reference to whoever runs this bot.',
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
