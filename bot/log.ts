import type { Logger } from '@aws-lambda-powertools/logger';

type Line = (message: string, details?: Record<string, unknown>) => void;

/** What this package needs of a logger. `details` never hold a secret, a request body or a response URL. */
export interface Log {
  info: Line;
  warn: Line;
  error: Line;
}

export function createLog(logger: Logger): Log {
  return {
    info: (message, details = {}) => logger.info(message, details),
    warn: (message, details = {}) => logger.warn(message, details),
    error: (message, details = {}) => logger.error(message, details),
  };
}
