/** On everything of a deployment that takes tags: whose it is. */
export const STAGE_TAG = 'playground-bot:stage';
