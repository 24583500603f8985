import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ensureNodeBase } from '../../../infra/local/node-base.ts';
import { type Rebuilds, rebuilds } from './rebuilds.ts';
import { type Served, servedInTurns } from './served.ts';
import { tables } from './tables.ts';
import { type Built, createWorkshop } from './workshop.ts';

/** All of one size of data. Times in milliseconds. */
export interface SizeFigures {
  megabytes: number;
  rebuilds: Rebuilds;
  served: Record<Built, Served>;
}

const DEFAULT_MB = '150,750,2250';

/** One fat image against the pair of an app and a data image: rebuilds, time to ready, and the same load on both. */
export async function dataImage(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: {
      sizes: { type: 'string', default: DEFAULT_MB },
      rounds: { type: 'string', default: '3' },
      requests: { type: 'string', default: '5000' },
      json: { type: 'string', default: 'dist/bench-data-image.json' },
    },
  });
  const log = (line: string): void => console.log(line);
  const base = await ensureNodeBase('docker', log);
  const figures: SizeFigures[] = [];
  for (const megabytes of values.sizes.split(',').map(Number)) {
    const folder = await mkdtemp(join(tmpdir(), 'bench-data-image-'));
    const workshop = await createWorkshop({ folder, base, megabytes });
    try {
      log(`${megabytes} MB: rebuilding`);
      const rebuilt = await rebuilds(workshop, Number(values.rounds));
      log(`${megabytes} MB: serving`);
      const served = await servedInTurns(workshop, Number(values.rounds), Number(values.requests));
      figures.push({ megabytes, rebuilds: rebuilt, served });
    } finally {
      await workshop.remove();
      await rm(folder, { recursive: true });
    }
  }
  await writeFile(values.json, `${JSON.stringify(figures, null, 2)}\n`);
  log(`\n${tables(figures)}\n\nThe figures are in ${values.json}.`);
}
