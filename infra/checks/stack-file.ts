import { styleText } from 'node:util';
import { networkWarnings } from '../network-settings.ts';
import { parseSettings, type Settings } from '../settings.ts';
import { readStackFile, stackFileName } from '../stack-file.ts';
import type { Catalogue } from '../templates/catalogue.ts';
import { fitsSettings } from '../templates/fits-settings.ts';
import { type Asked, asked, type Finding, good, note, wrong } from './finding.ts';

/** What stands in the files where a deployer has to write something else: no channel has that id, no people that range. */
const PLACEHOLDERS = { alertsChannel: 'C0000000000', allowedCidrs: '203.0.113.0/24' } as const;
const INSTEAD = {
  alertsChannel:
    "the id of the channel that is to hear of failures: it is at the foot of the channel's details in Slack",
  allowedCidrs:
    "the address ranges of your people, such as your office's: whoever else asks a playground is not let in",
} as const;

/** What a stage's file says, as far as it can be read. */
export interface Stack {
  region: string | undefined;
  settings: Asked<Settings>;
}

export const NOT_READ: Stack = {
  region: undefined,
  settings: { error: new Error('not read, because no file can be of a stage of that name') },
};

export async function readStack(stage: string, folder: string): Promise<Stack> {
  const file = await asked(() => readStackFile(stage, folder));
  if ('error' in file) return { region: undefined, settings: file };
  const { region, settings } = file.answer;
  return { region, settings: await asked(async () => parseSettings(settings)) };
}

/** What everything else is looked at by where the settings themselves are wrong. */
export function assumedSettings(): Settings {
  const { alertsChannel, allowedCidrs } = PLACEHOLDERS;
  return parseSettings({ provisioner: { package: 'image' }, alertsChannel, allowedCidrs: [allowedCidrs] });
}

/** Pure: whether a deployment can begin from the file. */
export function judgeStackFile(stage: string, { settings: read }: Stack): Finding {
  const part = 'Settings';
  const file = stackFileName(stage);
  if ('error' in read) return wrong(part, read.error.message, `Mend ${file}; infra/settings.ts has every setting.`);
  const settings = read.answer;
  const empty = (['alertsChannel', 'allowedCidrs'] as const).filter((key) => settings[key].includes(PLACEHOLDERS[key]));
  if (empty.length > 0) {
    const todo = empty.map((key) => `${key}: ${INSTEAD[key]}.`).join('\n');
    return wrong(part, `${empty.join(' and ')} in ${file}: not filled in.`, todo);
  }
  const warnings = networkWarnings(settings);
  if (warnings.length > 0) return note(part, [file, ...warnings.map((line) => styleText('red', line))].join('\n'));
  return good(part, file);
}

/** Whether the templates can be read, and find in the settings what they ask of them. */
export function judgeTemplates(stage: string, catalogue: Asked<Catalogue>, settings: Settings): Finding {
  const part = 'Templates';
  try {
    if ('error' in catalogue) throw catalogue.error;
    const said = fitsSettings(catalogue.answer, settings, stage);
    if (said.length > 0) return note(part, said.join('\n'));
    return good(part, catalogue.answer.templates.map(({ name }) => name).join(', '));
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error);
    return wrong(part, text, '`npm run template -- check FOLDER` says everything of one.');
  }
}
