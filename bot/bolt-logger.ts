import { type Logger as BoltLogger, LogLevel } from '@slack/bolt';
import type { Log } from '../provisioner/contract/log.ts';

/** Bolt's lines as ours. Nothing below INFO passes: at DEBUG Bolt writes whole requests, response URLs included. */
export function createBoltLogger(log: Log): BoltLogger {
  const details = (rest: unknown[]): Record<string, unknown> => (rest.length > 0 ? { details: rest } : {});
  const line = (first: unknown): string => (first instanceof Error ? first.message : String(first));
  return {
    debug: () => undefined,
    info: (first, ...rest) => log.info(`bolt: ${line(first)}`, details(rest)),
    warn: (first, ...rest) => log.warn(`bolt: ${line(first)}`, details(rest)),
    error: (first, ...rest) =>
      log.error(`bolt: ${line(first)}`, first instanceof Error ? { error: first } : details(rest)),
    getLevel: () => LogLevel.INFO,
    setLevel: () => undefined,
    setName: () => undefined,
  };
}
