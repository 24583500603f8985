type Line = (message: string, details?: Record<string, unknown>) => void;

/** What our code needs of a logger. `details` never hold a secret, a request body or a response URL. */
export interface Log {
  info: Line;
  warn: Line;
  error: Line;
}

/** What writes the lines, such as Powertools' logger: what runs an operation knows neither it nor Lambda. */
type Writer = Record<keyof Log, (message: string, details: Record<string, unknown>) => void>;

/** Details become keys of the JSON line. */
export function createLog(logger: Writer): Log {
  return {
    info: (message, details = {}) => logger.info(message, details),
    warn: (message, details = {}) => logger.warn(message, details),
    error: (message, details = {}) => logger.error(message, details),
  };
}
