import { readFileSync } from 'node:fs';
import * as z from 'zod';

const localFile = z.object({ slackUrl: z.url() });

/** Where the stand-in Slack of a running `npm start` is; undefined when none is running. */
export function readSlackUrl(path: string): string | undefined {
  let content: string;
  try {
    content = readFileSync(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
  return localFile.parse(JSON.parse(content)).slackUrl;
}
