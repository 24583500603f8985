import { z } from 'zod';
import { removeContainers } from '../emulator/containers.ts';
import type { Log } from '../setup/progress.ts';
import { run } from '../setup/run.ts';

/** What every tag begins with that the local set-up makes. */
const PREFIX = 'playground-local/';

const imageSchema = z.object({ size: z.number(), layers: z.array(z.string()).nullable() });

/** An image as Docker counts it: its size has its base's in it. */
export interface Image {
  size: number;
  layers: readonly string[];
}

/**
 * Removes the containers and volumes of the run of this name, and all images that the set-up has built. An image that
 * somebody's container uses stays, and is named.
 * @returns about how many bytes the images were
 */
export async function removeFromDocker(instance: string, say: Log): Promise<number> {
  await removeContainers(instance);
  const listed = await run('docker', ['image', 'ls', '--format', '{{.Repository}}:{{.Tag}}', `${PREFIX}*`]);
  const images: Image[] = [];
  const staying: Image[] = [];
  for (const tag of listed.split('\n').filter((line) => line.startsWith(PREFIX))) {
    const image = await inspect(tag);
    images.push(image);
    try {
      await run('docker', ['image', 'rm', tag]);
    } catch (error) {
      staying.push(image);
      say(`${tag} stays: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  // What one that stays is built on stays, too.
  return bytesOf(images) - bytesOf(staying);
}

async function inspect(tag: string): Promise<Image> {
  const format = '{"size":{{.Size}},"layers":{{json .RootFS.Layers}}}';
  const { size, layers } = imageSchema.parse(
    JSON.parse(await run('docker', ['image', 'inspect', '--format', format, tag])),
  );
  return { size, layers: layers ?? [] };
}

/** Bytes of images together, where a base that several are built on counts once. */
export function bytesOf(images: readonly Image[]): number {
  const counted: Image[] = [];
  let bytes = 0;
  for (const image of images.toSorted((a, b) => a.layers.length - b.layers.length)) {
    const bases = counted.filter(({ layers }) => layers.every((layer, index) => image.layers[index] === layer));
    bytes += image.size - Math.max(0, ...bases.map(({ size }) => size));
    counted.push(image);
  }
  return bytes;
}
