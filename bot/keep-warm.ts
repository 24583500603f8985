/**
 * What a schedule invokes the bot with, so that an environment is there when somebody types. It cannot come by the public
 * address: what comes in there is wrapped in a request.
 */
export const KEEP_WARM = { keepWarm: true } as const;

/** Asked before anything else, because it comes every few minutes for nothing. */
export function isKeepWarm(event: unknown): boolean {
  return typeof event === 'object' && event !== null && 'keepWarm' in event && !('requestContext' in event);
}
