import { ackBench } from './ack/index.ts';
import { dataImage } from './data-image/index.ts';
import { engineBench } from './engine/index.ts';

/** `npm run bench -- <name> …`: measurements that take too long for tests, each with a table and its figures as JSON. */
const BENCHES: Record<string, (args: string[]) => Promise<void>> = {
  ack: ackBench,
  'data-image': dataImage,
  engine: engineBench,
};

const [name = '', ...args] = process.argv.slice(2);
const bench = BENCHES[name];
if (!bench) {
  console.error(`There is no bench "${name}"; there are ${Object.keys(BENCHES).join(', ')}.`);
  process.exit(2);
}
try {
  await bench(args);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
