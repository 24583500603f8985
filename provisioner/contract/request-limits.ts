/**
 * For the `requestHandler` of an AWS client. The SDK waits for an answer for ever unless it is told how long, and what it is
 * told it only writes to the log unless it is told to throw. What ends this way it tries again, three times in all.
 */
export function requestLimits(connectionTimeout: number, requestTimeout: number) {
  return { connectionTimeout, requestTimeout, throwOnRequestTimeout: true };
}

/** Where nobody waits for the answer: a call that hangs is to end long before the function does, so that it can say why. */
export const BEHIND_THE_SCENES = requestLimits(3_000, 20_000);
