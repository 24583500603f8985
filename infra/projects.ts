/** Pulumi's projects of a stage. Images have one of their own: functions are made from them, and they need their repositories first. */
export const PROJECT_NAME = 'playground-bot';
export const IMAGES_PROJECT = 'playground-images';
