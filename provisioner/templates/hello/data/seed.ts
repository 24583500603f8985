import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';

/** Fills the volume that the other containers mount read-only, and ends: they wait for its exit code 0. */
const target = process.env['SEED_FILE'];
if (!target)
  throw new Error('SEED_FILE is not set: name the file on the shared volume that this container is to write.');

if (existsSync(target)) {
  console.log(`${target} is there already: left as it is`);
} else {
  const seed: { title: string; items: string[] } = JSON.parse(
    readFileSync(new URL('./seed.json', import.meta.url), 'utf8'),
  );
  const content = JSON.stringify({ ...seed, seededAt: new Date().toISOString() });
  // Renamed into place, so that a reader meets the whole file or none; readable by all, because the readers are not root.
  writeFileSync(`${target}.part`, content, { mode: 0o644 });
  renameSync(`${target}.part`, target);
  console.log(`Seeded ${seed.items.length} items into ${target}`);
}
