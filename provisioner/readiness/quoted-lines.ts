import { plainLines } from '../contract/plain-lines.ts';
import { redact } from '../text.ts';

const LINES = 8;
const LINE_CHARACTERS = 200;

/**
 * The last lines of a container as they stand behind a reason, which is stored and sent: few, short, and without secrets.
 * @param lines as the container wrote them, oldest first; more than are quoted, so that a secret over several is known
 * @param secrets that are known word for word
 * @returns begins with a line end; empty where nothing was written
 */
export function quotedLines(lines: readonly string[], secrets: readonly string[]): string {
  const written = lines.map((line) => ({ text: redact(line, secrets) }));
  const last = plainLines(written, LINE_CHARACTERS).slice(-LINES);
  return last.length === 0 ? '' : ['\nIts last lines:', ...last.map(({ text }) => text)].join('\n');
}
