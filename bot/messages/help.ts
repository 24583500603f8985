import { type Prices, pricePerHour } from '../../provisioner/contract/price.ts';
import type { TemplateSummary } from '../../provisioner/contract/template-summary.ts';
import { COMMANDS, type Verb } from '../commands-table.ts';
import { type Answer, answer, answerLines } from './answer.ts';
import { hourly } from './money.ts';
import { code, duration, escaped } from './text.ts';

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

/** What can be made: what is in each, what it takes, and which tags may be chosen. The first is the default. */
export function helpTemplates(templates: readonly TemplateSummary[], prices: Prices): Answer {
  return answerLines({
    head: [
      'What can be made, with `/playground create --template` and its name; the first is made when none is named:',
    ],
    lines: templates.map((template) => `${templateLine(template)}${sizeWords(template, prices)}${tagWords(template)}`),
    tail: [],
    more: (left) => `${left} more…`,
  });
}

function sizeWords(template: TemplateSummary, prices: Prices): string {
  return `, ${template.cpu / 1024} vCPU, ${template.memory / 1024} GB, ${hourly(pricePerHour(template, prices))}`;
}

function tagWords({ services }: TemplateSummary): string {
  const open = Object.entries(services).flatMap(([name, { tags }]) => (tags ? [code(`${name}=${tags}`)] : []));
  return open.length === 0 ? '' : `; with \`--tag\`, ${open.join(', ')}`;
}

function templateLine({ name, description, containers }: Template): string {
  return `• \`${escaped(name)}\` ${escaped(description)} (${containers.map(escaped).join(', ')})`;
}
