import type { ComposeFile } from '../compose-file.ts';
import type { Spot } from '../spot.ts';
import { FILE_KEYS } from './file-keys.ts';
import { NESTED_KEYS } from './nested-keys.ts';
import { SERVICE_KEYS } from './service-keys.ts';
import { walkKeys } from './walk.ts';

/** Says what becomes of every key of a file that is not mapped: refusals each, keys without effect once. */
export function tellKeys(file: ComposeFile, spot: Spot): void {
  walkKeys(file, spot, FILE_KEYS, new Set());
  const warned = new Set<string>();
  for (const [name, service] of Object.entries(file.services ?? {})) {
    walkKeys(service, spot.at('services', name), { ...SERVICE_KEYS, ...NESTED_KEYS }, warned);
  }
}
