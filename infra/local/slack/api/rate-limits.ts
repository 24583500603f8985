/** Rate limits on demand: the next calls of a method are refused, so that a test can see what the product does then. */
export interface RateLimits {
  /** The next `times` calls of `method` are told to come back after so many seconds. */
  limit(method: string, retryAfterSeconds: number, times: number): void;
  /** The seconds to wait when this call is refused; counts it. */
  refuse(method: string): number | undefined;
}

export function createRateLimits(): RateLimits {
  const limits = new Map<string, { retryAfterSeconds: number; left: number }>();
  return {
    limit: (method, retryAfterSeconds, times) => {
      limits.set(method, { retryAfterSeconds, left: times });
    },
    refuse(method) {
      const limit = limits.get(method);
      if (limit === undefined || limit.left <= 0) return undefined;
      limit.left -= 1;
      return limit.retryAfterSeconds;
    },
  };
}
