import { readFileSync } from 'node:fs';
import * as z from 'zod';

const localFile = z.object({ slackUrl: z.url(), apiUrl: z.url().optional() });

/** Where the parts of a running `npm start` are that `npm run say` talks to. */
export type LocalUrls = z.infer<typeof localFile>;

/** @returns undefined when no `npm start` is running */
export function readLocalUrls(path: string): LocalUrls | undefined {
  let content: string;
  try {
    content = readFileSync(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
  return localFile.parse(JSON.parse(content));
}
