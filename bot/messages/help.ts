import type { TemplateSummary } from '../../provisioner/contract/template-summary.ts';
import { COMMANDS, type Verb } from '../commands-table.ts';
import { type Answer, answer, answerLines } from './answer.ts';
import { duration, escaped } from './text.ts';

type Template = Pick<TemplateSummary, 'name' | 'description' | 'containers'>;

/** @param lifetimeSeconds how long a playground lives */
export function help(lifetimeSeconds: number, templates: readonly Template[]): Answer {
  return answerLines({
    head: [
      `A playground is a running copy of the app, yours alone. It disappears when you destroy it, or after ${duration(lifetimeSeconds)}.`,
    ],
    lines: [
      ...COMMANDS.map(({ usage, what }) => `• \`${escaped(usage)}\` ${what}`),
      'What can be made, with `--template`:',
      ...templates.map(templateLine),
    ],
    tail: ['`/playground help` with a command shows examples.'],
    more: (left) => `${left} more…`,
  });
}

/** One command: what it takes, what it does, and what people type. */
export function helpAbout(about: Verb): Answer {
  const command = COMMANDS.find(({ verb }) => verb === about);
  if (!command) return answer(`There is no help about \`${about}\`.`);
  const { usage, what, examples } = command;
  return answer(
    `\`${escaped(usage)}\` ${what}.`,
    ...(examples.length > 0 ? ['For example:'] : []),
    ...examples.map((example) => `• \`${escaped(example)}\``),
  );
}

function templateLine({ name, description, containers }: Template): string {
  return `• \`${escaped(name)}\` ${escaped(description)} (${containers.map(escaped).join(', ')})`;
}
