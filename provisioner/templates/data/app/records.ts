import { open, readFile } from 'node:fs/promises';
import { join } from 'node:path';

export interface Records {
  count: number;
  /** Undefined where there is none of that number; they count from 0. */
  read(number: number): Promise<Buffer | undefined>;
  close(): Promise<void>;
}

/** The data set that the data image's make.ts wrote. It stays open, and a record is one read of its own. */
export async function openRecords(folder: string): Promise<Records> {
  const about = JSON.parse(await readFile(join(folder, 'about.json'), 'utf8')) as {
    records: number;
    recordBytes: number;
  };
  const file = await open(join(folder, 'records.bin'));
  return {
    count: about.records,
    close: () => file.close(),
    async read(number) {
      if (!(number < about.records)) return undefined;
      const { buffer } = await file.read(
        Buffer.alloc(about.recordBytes),
        0,
        about.recordBytes,
        number * about.recordBytes,
      );
      return buffer;
    },
  };
}
