import { z } from 'zod';
import { formatBytes } from '../local/setup/space.ts';

export interface Layer {
  bytes: number;
  /** The instruction of the Dockerfile that made it. */
  made: string;
}

/** Lambda takes 10 GB, but each new environment reads what it uses of the image before it can answer. */
export const MAX_BYTES = 1.5e9;

const lineSchema = z.object({ Size: z.coerce.number(), CreatedBy: z.string() });

/**
 * The layers of an image that hold files, the oldest first.
 * @param history what `docker history --no-trunc --human=false --format '{{json .}}'` prints
 */
export function layersOf(history: string): Layer[] {
  return history
    .split('\n')
    .filter(Boolean)
    .map((line) => lineSchema.parse(JSON.parse(line)))
    .filter(({ Size }) => Size > 0)
    .map(({ Size, CreatedBy }) => ({ bytes: Size, made: instruction(CreatedBy) }))
    .reverse();
}

/** Both of Docker's builders write the instruction down, each in its own way. */
function instruction(createdBy: string): string {
  return createdBy
    .replace(/^\/bin\/sh -c #\(nop\)\s+/, '')
    .replace(/\s*# buildkit$/, '')
    .replace(/(?:file|dir|multi):[0-9a-f]{64}\s+in\s+/, '')
    .trim();
}

/** A line for each layer, and one for all of them. */
export function describeLayers(layers: readonly Layer[]): string[] {
  const rows = [...layers, { bytes: totalBytes(layers), made: 'in all' }];
  return rows.map(({ bytes, made }) => `${formatBytes(bytes).padStart(8)}  ${made}`);
}

/** @throws when the image is larger than it may be; the message has its layers */
export function assertSize(layers: readonly Layer[], maxBytes: number = MAX_BYTES): void {
  if (totalBytes(layers) <= maxBytes) return;
  throw new Error(
    `the image is larger than ${formatBytes(maxBytes)}; leave out what grew, or raise the limit in infra/provisioner-image/layers.ts:\n${describeLayers(layers).join('\n')}`,
  );
}

function totalBytes(layers: readonly Layer[]): number {
  return layers.reduce((sum, { bytes }) => sum + bytes, 0);
}
