import { settingsSchema } from '../../infra/settings.ts';

/** How the README words a default that is nothing, or more than a word, where that is not "none". */
const IN_WORDS: Readonly<Record<string, string>> = {
  allowedTeamIds: 'any',
  allowedEnterpriseIds: 'any',
  allowedChannels: 'any',
  allowedUserGroups: 'any',
  operationsCountedBy: 'as the account allows',
  prices: 'list prices',
  egress: 'tcp 443 to anywhere',
  cluster: 'its own',
  timing: 'see `infra/timing-settings.ts`',
};

/** What the README's table says of each setting that is left out: its default, or that it may not be left out. */
export function settingsDefaults(): Record<string, string> {
  const defaults = Object.entries(settingsSchema.shape).map(([name, schema]) => {
    const parsed = schema.safeParse(undefined);
    return [name, parsed.success ? inWords(name, parsed.data) : 'required'];
  });
  return Object.fromEntries(defaults);
}

function inWords(name: string, value: unknown): string {
  const isOneWord = typeof value !== 'object' && value !== undefined && value !== '';
  return isOneWord ? String(value) : (IN_WORDS[name] ?? 'none');
}

/** The settings within one, by their dotted names, as they are where only this is given. */
export function settingsWithin(name: 'provisioner' | 'timing', given: object): [name: string, value: unknown][] {
  return leaves(settingsSchema.shape[name].parse(given));
}

function leaves(settings: object): [name: string, value: unknown][] {
  return Object.entries(settings).flatMap(([key, value]): [string, unknown][] =>
    Object.keys(Object(value)).length === 0 || typeof value === 'string'
      ? [[key, value]]
      : leaves(value).map(([inner, its]) => [`${key}.${inner}`, its]),
  );
}
