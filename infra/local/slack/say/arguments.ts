import { parseArgs } from 'node:util';
import { parseDuration } from '../../../../bot/command/duration.ts';

interface Shared {
  /** A person's id or name. */
  as: string;
  wait: boolean;
  timeoutSeconds: number;
}

export interface SayCommand extends Shared {
  kind: 'command';
  /** The command, such as `/playground create demo`. */
  text: string;
  /** A channel's id or name. */
  channel: string;
  /** Over the HTTP API instead of Slack. */
  api: boolean;
}

export interface SayClick extends Shared {
  kind: 'click';
  /** The label or the action id of a button or menu. */
  what: string;
  /** Only on messages that say this. */
  on?: string;
  /** What to choose from a menu. */
  value?: string;
  home: boolean;
  confirmed: boolean;
}

/** Somebody leaves the workspace, or comes back. */
export interface SayLeave {
  kind: 'leave';
  /** A person's id or name. */
  who: string;
  left: boolean;
}

export type SayArguments = SayCommand | SayClick | { kind: 'clock'; seconds: number } | SayLeave;

export const USAGE = `npm run say -- "/playground create demo" [--wait] [--as NAME] [--channel NAME] [--timeout SECONDS] [--api]
npm run say -- --click "Extend 1 h" [--on demo] [--value CHOICE] [--home] [--yes] [--wait] [--as NAME]
npm run say -- --at +3h
npm run say -- --leave grace

  --wait      follow the operation until it ends; exit code 0 only if it ended well
  --as        who does it: ada (unless told), grace or linus, or a user id
  --channel   where a command is typed: general (unless told), or a channel id
  --api       ask the HTTP API instead of Slack; PLAYGROUND_API_URL names another than the local one
  --timeout   how long --wait waits, in seconds: 900 unless told
  --click     press a button, by its label or action id, on the newest message that has it
  --on        only a message that says this, such as a playground's name
  --value     what to choose, where it is a menu
  --home      on the app's Home, and not on a message
  --yes       answer the question that a button asks before it does something
  --at        wind the clock forward: warnings and expiries come as if that time had passed
  --leave     this person leaves the workspace, of which the bot is told; --return lets them back in`;

const OPTIONS = {
  wait: { type: 'boolean', default: false },
  as: { type: 'string', default: 'ada' },
  channel: { type: 'string', default: 'general' },
  api: { type: 'boolean', default: false },
  timeout: { type: 'string', default: '900' },
  click: { type: 'string' },
  on: { type: 'string' },
  value: { type: 'string' },
  home: { type: 'boolean', default: false },
  yes: { type: 'boolean', default: false },
  at: { type: 'string' },
  leave: { type: 'string' },
  return: { type: 'string' },
} as const;

/** Reads the command line; `fault` says what was wrong with it. */
export function readArguments(argv: readonly string[]): SayArguments | { fault: string } {
  try {
    const { values, positionals } = parseArgs({ args: [...argv], allowPositionals: true, options: OPTIONS });
    const { click, at, leave, return: back, as, wait, channel, api, on, value, home, yes: confirmed } = values;
    const timeoutSeconds = Number(values.timeout);
    if (!(timeoutSeconds > 0)) return { fault: `--timeout takes a number of seconds, and not "${values.timeout}".` };
    const asked = positionals.length + [click, at, leave, back].filter((each) => each !== undefined).length;
    if (asked !== 1) return { fault: 'Give one command in quotes, or --click, --at, --leave or --return.' };
    if (at !== undefined) return clock(at);
    const who = leave ?? back;
    if (who !== undefined) return { kind: 'leave', who, left: leave !== undefined };
    const shared = { as, wait, timeoutSeconds };
    if (click !== undefined)
      return { kind: 'click', what: click, ...(on && { on }), ...(value && { value }), home, confirmed, ...shared };
    const [text = ''] = positionals;
    if (!text.trim().startsWith('/')) return { fault: 'Give one command in quotes, beginning with "/".' };
    return { kind: 'command', text, channel, api, ...shared };
  } catch (error) {
    return { fault: error instanceof Error ? error.message : String(error) };
  }
}

function clock(at: string): SayArguments | { fault: string } {
  const duration = parseDuration(at);
  if ('seconds' in duration) return { kind: 'clock', seconds: duration.seconds };
  return { fault: `--at takes how far to wind, such as +30m, +3h or +2d, and not "${at}".` };
}
