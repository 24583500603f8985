type Line = (message: string, details?: Record<string, unknown>) => void;

/** What our code needs of a log. `details` never hold a secret, a request body or a response URL. */
export interface Log {
  info: Line;
  warn: Line;
  error: Line;
}

/** What a line says by itself, whatever its details are called. */
interface Head {
  level: 'INFO' | 'WARN' | 'ERROR';
  message: string;
  timestamp: string;
  service: string | undefined;
}

/**
 * Lines of JSON in the fields of Powertools for AWS Lambda, with errors told by name, message, stack and cause. Straight to
 * the output, because Lambda puts words of its own before what goes through its console.
 * @param env `LOG_SERVICE` is whose lines they are @param keys what every line has besides, as it is when the line is written
 */
export function createLog(env: NodeJS.ProcessEnv, keys: () => Record<string, unknown> = () => ({})): Log {
  const at =
    (level: Head['level'], output: NodeJS.WriteStream): Line =>
    (message, details = {}) => {
      const head: Head = { level, message, timestamp: new Date().toISOString(), service: env['LOG_SERVICE'] };
      output.write(`${JSON.stringify({ ...head, ...keys(), ...details, ...head }, tellable())}\n`);
    };
  return {
    info: at('INFO', process.stdout),
    warn: at('WARN', process.stderr),
    error: at('ERROR', process.stderr),
  };
}

/** What JSON has no words for. An object that holds itself is told once, because a line that throws would hide what it is about. */
function tellable() {
  const told = new WeakSet();
  return (_key: string, value: unknown): unknown => {
    if (typeof value === 'bigint') return String(value);
    if (typeof value !== 'object' || value === null) return value;
    if (told.has(value)) return undefined;
    told.add(value);
    if (!(value instanceof Error)) return value;
    const { name, message, stack, cause } = value;
    const own: object = { ...value };
    return { name, message, stack, cause, ...own };
  };
}
