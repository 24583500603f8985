import type { Fate } from '../../provisioner/compose/keys/fate.ts';
import { FILE_KEYS } from '../../provisioner/compose/keys/file-keys.ts';
import { NESTED_KEYS } from '../../provisioner/compose/keys/nested-keys.ts';
import { SERVICE_KEYS } from '../../provisioner/compose/keys/service-keys.ts';

type Row = [keys: string, becomes: string];

const code = (keys: readonly string[]): string => keys.map((key) => `\`${key}\``).join(', ');

/** What the README says of Compose's keys: each that is mapped, and by reason those that are refused or without effect. */
export function composeKeysTable(): Row[] {
  const services = Object.entries(SERVICE_KEYS);
  const ofFile = Object.entries(FILE_KEYS).map(([key, fate]) => [`file: ${key}`, fate] as const);
  const all = [...ofFile, ...services, ...Object.entries(NESTED_KEYS)];
  const mapped = services.flatMap(([key, fate]): Row[] => (fate.fate === 'mapped' ? [[code([key]), fate.to]] : []));
  return [...mapped, ...byReason(all, 'refused', 'refused'), ...byReason(all, 'no effect', 'no effect')];
}

function byReason(all: readonly (readonly [string, Fate])[], kind: 'refused' | 'no effect', word: string): Row[] {
  const reasons = new Map<string, string[]>();
  for (const [key, fate] of all) {
    if (fate.fate !== kind) continue;
    reasons.set(fate.because, [...(reasons.get(fate.because) ?? []), key]);
  }
  return [...reasons].map(([because, keys]): Row => [code(keys), `${word}: ${because}`]);
}
