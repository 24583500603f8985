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

/** Runs `npm run say` with that folder. */
export async function say(dir: string, ...args: string[]) {
  const env = { PLAYGROUND_STATE_DIR: dir, TZ: 'UTC' };
  const { exitCode, stdout, stderr } = await execaNode(SCRIPT, args, { env, reject: false });
  return { exitCode, stdout, stderr };
}
