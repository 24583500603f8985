import type { Log } from '../../../../provisioner/contract/log.ts';

/** What all parts write into their logs: the last lines, and every line that holds a secret. */
export interface LogDouble extends Log {
  last(): readonly string[];
  leaks: string[];
}

const KEPT_LINES = 400;

/** @param isSecret whether a text holds one */
export function logDouble(now: () => number, isSecret: (text: string) => boolean): LogDouble {
  const lines: string[] = [];
  const leaks: string[] = [];
  const note =
    (level: string) =>
    (message: string, details: Record<string, unknown> = {}): void => {
      const line = `${new Date(now()).toISOString()} ${level} ${message} ${JSON.stringify(details, plainErrors)}`;
      if (isSecret(line)) leaks.push(line);
      lines.push(line);
      if (lines.length > 2 * KEPT_LINES) lines.splice(0, KEPT_LINES);
    };
  return { info: note('INFO'), warn: note('WARN'), error: note('ERROR'), last: () => lines.slice(-KEPT_LINES), leaks };
}

function plainErrors(_key: string, value: unknown): unknown {
  return value instanceof Error ? { message: value.message, cause: value.cause } : value;
}
