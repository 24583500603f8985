import type { SecretSource } from '../../templates/template.ts';
import type { Text } from '../../templates/variable-text.ts';
import type { ListOrTable } from '../compose-file.ts';
import { pairsOf } from '../compose-file.ts';
import type { Lookup } from '../expand.ts';
import { hasSecret, secretIn, toText } from '../marks.ts';
import type { Spot } from '../spot.ts';

export interface Variables {
  environment: Record<string, Text>;
  secrets: Record<string, SecretSource>;
}

/** What the names that a file uses for secrets stand for. */
export type SourceOf = (name: string) => SecretSource;

/**
 * @param before variables from files, which these go before
 * @param lookup for names without a value, which Compose takes from where it runs
 */
export function environmentOf(
  table: ListOrTable | undefined,
  before: readonly (readonly [name: string, value: string])[],
  spot: Spot,
  { lookup, sourceOf }: { lookup: (name: string) => Lookup; sourceOf: SourceOf },
): Variables {
  const all = new Map<string, { value: string; at: Spot }>(before.map(([name, value]) => [name, { value, at: spot }]));
  for (const [name, value, step] of pairsOf(table)) {
    const at = spot.at(step);
    const found = value === undefined ? lookup(name) : { text: value };
    if (found === 'unset')
      at.warn('It has no value, and a playground has no shell to take one from: it is not set there.');
    else if ('words' in found) at.refuse(found.words);
    else all.set(name, { value: found.text, at });
    if (name === '') at.refuse('A variable needs a name before the equals sign.');
  }
  const variables: Variables = { environment: {}, secrets: {} };
  for (const [name, { value, at }] of all) {
    const secret = secretIn(value);
    if (secret !== undefined) variables.secrets[name] = sourceOf(secret);
    else if (hasSecret(value)) at.refuse(mixed(name));
    else variables.environment[name] = toText(value);
  }
  return variables;
}

function mixed(name: string): string {
  return `${name} holds a secret and other text, and ECS passes a secret only as the whole value of a variable. Give the secret a variable of its own, and put the two together when the program starts.`;
}
