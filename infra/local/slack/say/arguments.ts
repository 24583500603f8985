import { parseArgs } from 'node:util';

export interface SayArguments {
  /** The command, such as `/playground create demo`. */
  text: string;
  wait: boolean;
  /** A person's id or name. */
  as: string;
  /** A channel's id or name. */
  channel: string;
  timeoutSeconds: number;
}

export const USAGE = `npm run say -- "/playground create demo" [--wait] [--as NAME] [--channel NAME] [--timeout SECONDS]

  --wait      follow the operation until it ends; exit code 0 only if it ended well
  --as        who types it: ada (unless told), grace or linus, or a user id
  --channel   where: general (unless told), or a channel id
  --timeout   how long --wait waits, in seconds: 900 unless told`;

/** Reads the command line; `fault` says what was wrong with it. */
export function readArguments(argv: readonly string[]): SayArguments | { fault: string } {
  try {
    const { values, positionals } = parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        wait: { type: 'boolean', default: false },
        as: { type: 'string', default: 'ada' },
        channel: { type: 'string', default: 'general' },
        timeout: { type: 'string', default: '900' },
      },
    });
    const [text = ''] = positionals;
    if (positionals.length !== 1 || !text.trim().startsWith('/'))
      return { fault: 'Give one command in quotes, beginning with "/".' };
    const timeoutSeconds = Number(values.timeout);
    if (!(timeoutSeconds > 0)) return { fault: `--timeout takes a number of seconds, and not "${values.timeout}".` };
    return { text, wait: values.wait, as: values.as, channel: values.channel, timeoutSeconds };
  } catch (error) {
    return { fault: error instanceof Error ? error.message : String(error) };
  }
}
