import { glob, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { repositoryRoot } from '../../../infra/repository.ts';

/** Every call of Slack's API brings its token, which is what it is known by here. */
const CALL = /\b\w+\.([a-z]\w*(?:\.[a-z]\w*)+)\(\{\s*token\b/g;
const NAMED = /\bcall\(\s*'([a-z.A-Z]+)'/g;

/** What the bot's sources do with Slack. */
export interface SlackUse {
  /** Methods that are called, such as `chat.postMessage`. */
  methods: string[];
  /** The same by the names that errors and rate limits know them by. */
  named: string[];
  events: string[];
  commands: string[];
  source: string;
}

export async function slackUse(): Promise<SlackUse> {
  let source = '';
  for await (const path of glob('bot/**/*.ts', { cwd: repositoryRoot })) {
    source += await readFile(join(repositoryRoot, path), 'utf8');
  }
  const all = (pattern: RegExp): string[] => [...new Set([...source.matchAll(pattern)].map(([, found = '']) => found))];
  return {
    methods: all(CALL).sort(),
    named: all(NAMED).sort(),
    events: all(/\bapp\.event\('(\w+)'/g).sort(),
    commands: all(/\bapp\.command\('([^']+)'/g),
    source,
  };
}
