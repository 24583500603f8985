import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { machineWords, thisCommit, thisMachine } from '../frame/machine.ts';
import { figuresFolder } from '../frame/saved.ts';
import { startRecordedWorld } from '../recorded-world.ts';
import { waterfall } from './page.ts';
import { createRecorder } from './record.ts';

const KINDS = ['create', 'destroy'] as const;
type Kind = (typeof KINDS)[number];

/** Writes where the time of one warm create or destroy goes, as a page that shows itself. */
export async function profile([kind = 'create', ...more]: string[]): Promise<void> {
  if (!KINDS.includes(kind as Kind) || more.length > 0) {
    throw new Error(`"${[kind, ...more].join(' ')}" cannot be profiled: say ${KINDS.join(' or ')}`);
  }
  const { world, proxy, stop } = await startRecordedWorld(console.log);
  try {
    const recorder = await createRecorder(world, proxy);
    const create = async (name: string) => recorder.record((await world.claim(name)).operationId);
    const destroy = async (name: string) => recorder.record(await world.claimDestroy(name));
    // Once for nothing: what is profiled is warm.
    await create('warm');
    await destroy('warm');
    const created = await create('profiled');
    const spans = kind === 'create' ? created : await destroy('profiled');
    const about = `Warm, in the emulator, with simulated containers. ${machineWords(thisMachine())}; commit ${await thisCommit()}, ${new Date().toISOString()}.`;
    const folder = figuresFolder(false);
    await mkdir(folder, { recursive: true });
    const file = join(folder, `profile-${kind}.html`);
    await writeFile(file, waterfall(`Where the time of a ${kind} goes`, about, spans));
    console.log(`The page is ${file}.`);
  } finally {
    await stop();
  }
}
