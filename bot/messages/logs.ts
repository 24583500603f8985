import type { LogLine } from '../logs/last-lines.ts';
import { type Answer, answer } from './answer.ts';
import { fitLog } from './fit/log.ts';
import { refusal } from './refusal.ts';
import { code, escaped, link } from './text.ts';

export interface LogsView {
  name: string;
  /** Absent for all containers. */
  container?: string;
  /** How many were asked for. */
  asked: number;
  /** Oldest first. */
  lines: readonly Pick<LogLine, 'container' | 'text'>[];
  /** The whole log, in the AWS console, where there is one. */
  link: string | undefined;
}

/** The last lines of a playground's containers, as many as fit. */
export function logs({ name, container, asked, lines, link: url }: LogsView): Answer {
  const of = container === undefined ? `*${name}*` : `${code(container)} of *${name}*`;
  const all = url !== undefined && link(url, 'All of it in CloudWatch');
  if (lines.length === 0) return answer([`${of} has written nothing yet.`, all].filter(Boolean).join(' '));
  const { blocks, kept } = fitLog({
    lines: lines.map((line) => written(line, container === undefined)),
    head: (count) => `The last ${count === 1 ? 'line' : `${count} lines`} of ${of}:`,
    tail: (left) => [left > 0 && `${left} of the ${Math.min(asked, lines.length)} lines do not fit in Slack.`, all],
  });
  return { ...answer(`The last ${kept} lines of ${of}.`), blocks };
}

/** CloudWatch did not answer within the time that Slack leaves. */
export function logsTooSlow(name: string, url: string | undefined): Answer {
  const orElse = url === undefined ? '' : `, or look at ${link(url, 'the log in CloudWatch')}`;
  return refusal(
    'BUSY',
    `CloudWatch did not give the log of *${name}* in time.`,
    `Type the same command again${orElse}.`,
  );
}

export function noSuchContainer(name: string, said: string, known: readonly string[], nearest?: string): Answer {
  const those = known.length > 0 ? `It has ${known.map(code).join(', ')}.` : 'None of it has written anything yet.';
  return refusal(
    'NO_SUCH_CONTAINER',
    `*${name}* has none called ${code(said)}. ${those}`,
    ...(nearest ? [`Did you mean \`/playground logs ${name} ${escaped(nearest)}\`?`] : []),
  );
}

/** Backticks would end the code block; with a space of no width between they look the same. */
function written({ container, text }: Pick<LogLine, 'container' | 'text'>, isNamed: boolean): string {
  return escaped(`${isNamed ? `${container} | ` : ''}${text}`).replaceAll('```', '`\u200b`\u200b`');
}
