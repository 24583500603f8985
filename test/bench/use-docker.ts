import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { decideDocker, getDocker } from '../../infra/local/setup/docker.ts';

/** The Docker that `npm start` would use. @throws when there is none to be had */
export async function useDocker(log: (line: string) => void): Promise<{ stop(): Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'bench-docker-'));
  const options = { wanted: 'use' as const, env: process.env, log, logFile: join(folder, 'dockerd.log') };
  const docker = await getDocker(await decideDocker(options), options);
  if (!docker.real) throw new Error(`This bench needs Docker: ${docker.why}.`);
  return {
    async stop() {
      await docker.stop();
      await rm(folder, { recursive: true });
    },
  };
}
