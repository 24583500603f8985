import { readFileSync } from 'node:fs';
import { serve } from '../shared/serve.ts';
import { createApi } from './api.ts';
import { createHandler } from './handler.ts';

const required = (name: string): string => {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: the task definition has to give it to the web container.`);
  return value;
};

const seed: { title: string; seededAt: string } = JSON.parse(readFileSync(required('SEED_FILE'), 'utf8'));
serve(
  'web',
  Number(required('PORT')),
  createHandler({
    password: required('PLAYGROUND_PASSWORD'),
    facts: {
      name: required('PLAYGROUND_NAME'),
      owner: required('PLAYGROUND_OWNER'),
      expiresAt: required('PLAYGROUND_EXPIRES_AT'),
      title: seed.title,
      seededAt: seed.seededAt,
    },
    api: createApi(required('API_URL')),
  }),
);
