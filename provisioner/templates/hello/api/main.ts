import { readFileSync } from 'node:fs';
import { serve } from '../shared/serve.ts';
import { createHandler } from './handler.ts';
import { createItems } from './items.ts';

const { PORT = '8081', SEED_FILE = '/data/seed.json' } = process.env;
const seed: { items: string[] } = JSON.parse(readFileSync(SEED_FILE, 'utf8'));
serve('api', Number(PORT), createHandler(createItems(seed.items)));
