import { createHash } from 'node:crypto';
import { closeSync, mkdirSync, openSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';

/** Makes a data set of DATA_MB megabytes: numbered records of one length, the same at every build, that do not compress. */
const RECORD_BYTES = 1024;
const RECORDS_PER_MB = 1024;
const [folder = '/data'] = process.argv.slice(2);
const megabytes = Number(process.env['DATA_MB']);
if (!Number.isInteger(megabytes) || megabytes < 1)
  throw new Error(`DATA_MB is "${process.env['DATA_MB']}": give a whole number of megabytes`);

mkdirSync(folder, { recursive: true });
const file = openSync(join(folder, 'records.bin'), 'w');
for (let megabyte = 0; megabyte < megabytes; megabyte += 1) {
  const chunk = createHash('shake256', { outputLength: RECORD_BYTES * RECORDS_PER_MB })
    .update(String(megabyte))
    .digest();
  writeSync(file, chunk);
}
closeSync(file);
writeFileSync(
  join(folder, 'about.json'),
  JSON.stringify({ records: megabytes * RECORDS_PER_MB, recordBytes: RECORD_BYTES }),
);
