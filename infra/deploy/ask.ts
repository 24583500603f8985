import { createInterface } from 'node:readline/promises';

/** The terminal, or the lack of one. */
export interface Terminal {
  /** Takes one line for people. */
  say(line: string): void;
  /** Undefined where nobody is there to be asked. */
  ask: ((question: string) => Promise<string>) | undefined;
}

/** The terminal of this process. Where either end of it is no terminal, nobody would see a question or answer it. */
export function processTerminal(): Terminal {
  const somebody = process.stdin.isTTY === true && process.stdout.isTTY === true && process.env['CI'] !== 'true';
  return { say: (line) => console.log(line), ask: somebody ? askHere : undefined };
}

async function askHere(question: string): Promise<string> {
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  try {
    return await terminal.question(question);
  } finally {
    terminal.close();
  }
}

export interface Question {
  text: string;
  /** What has to be typed. */
  yes: string;
}

/**
 * Asks before something is done.
 * @param agreed with `--yes`: then nobody is asked
 * @throws when there is nobody to ask; the message says what to type instead
 */
export async function agrees(terminal: Terminal, { text, yes }: Question, agreed: boolean): Promise<boolean> {
  if (agreed) return true;
  assertSomebody(terminal, agreed);
  const answer = (await terminal.ask?.(`${text} `))?.trim().toLowerCase() ?? '';
  return answer === yes || (yes === 'yes' && answer === 'y');
}

/** The same question at the beginning, so that nobody waits for a build that ends with a refusal. */
export function assertSomebody({ ask }: Terminal, agreed: boolean): void {
  if (agreed || ask) return;
  throw new Error(
    'There is no terminal to ask on, and this changes an AWS account. Add --yes to go on without being asked.',
  );
}
