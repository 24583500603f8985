import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execaNode } from 'execa';
import { onTestFinished } from 'vitest';

const SCRIPT = join(import.meta.dirname, '..', '..', '..', 'infra', 'local', 'say.ts');

/** A folder with the file in which a running local cloud says where it is. */
export function stateDir(content?: string): string {
  const dir = mkdtempSync(join(tmpdir(), 'say-'));
  onTestFinished(() => rmSync(dir, { recursive: true }));
  if (content !== undefined) writeFileSync(join(dir, 'local.json'), content);
  return dir;
}

/** Runs `npm run say` with that folder; what is no text is more of its environment. */
export async function say(dir: string, ...given: (string | { env: Record<string, string> })[]) {
  const args = given.filter((each) => typeof each === 'string');
  const more = given.filter((each) => typeof each !== 'string').map(({ env }) => env);
  const env = Object.assign({ PLAYGROUND_STATE_DIR: dir, TZ: 'UTC' }, ...more);
  const { exitCode, stdout, stderr } = await execaNode(SCRIPT, args, { env, reject: false });
  return { exitCode, stdout, stderr };
}
