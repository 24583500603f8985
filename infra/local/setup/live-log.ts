import { duration, type Log } from './progress.ts';

/** What is used of a terminal. */
export interface Terminal {
  columns?: number;
  write(text: string): unknown;
}

const REDRAW_MS = 500;
const USUAL_COLUMNS = 80;

/**
 * A log with a block below it that is drawn again and again: a line for each step under way, and one for the whole with its
 * time so far and what is still to come. There is no block while no step is under way.
 * @param later names of steps that begin when others have ended, so that people know of them before
 */
export function liveLog(terminal: Terminal, later: readonly string[]): Log {
  const start = Date.now();
  const shown = new Set<{ step: string; status: () => string }>();
  const begun = new Set<string>();
  let drawn = 0;
  let timer: NodeJS.Timeout | undefined;

  const block = (): string[] => {
    if (shown.size === 0) return [];
    const newest = new Map([...shown].map(({ step, status }) => [step, status]));
    const left = later.filter((step) => !begun.has(step));
    const then = left.length === 0 ? '' : `; still to come: ${left.join(', ')}`;
    return [...[...newest.values()].map((status) => status()), `${duration(Date.now() - start)} in all${then}`];
  };
  const draw = (said = ''): void => {
    // One column stays free: a terminal that wraps would make two lines of one. One of unknown size says 0.
    const width = (terminal.columns || USUAL_COLUMNS) - 1;
    const lines = block().map((line) => `${`  ${line}`.slice(0, width)}\n`);
    const erase = drawn === 0 ? '' : `\x1b[${drawn}A\x1b[0J`;
    terminal.write(`${erase}${said}${lines.join('')}`);
    drawn = lines.length;
  };

  const log: Log = (line) => draw(`${line}\n`);
  log.show = (status, step = '') => {
    const entry = { step, status };
    shown.add(entry);
    begun.add(step);
    timer ??= setInterval(() => draw(), REDRAW_MS).unref();
    draw();
    return () => {
      shown.delete(entry);
      if (shown.size === 0) {
        clearInterval(timer);
        timer = undefined;
      }
      draw();
    };
  };
  return log;
}
