import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A file that the build put beside the function's bundle. Outside of a bundle there is none. */
export function bundledFile(name: string): string {
  return readFileSync(join(import.meta.dirname, name), 'utf8');
}
