import { join } from 'node:path';
import { repositoryRoot } from '../repository.ts';
import { usersOf } from './clean/cache-users.ts';
import { removeCache, removeFolder } from './clean/folders.ts';
import { removeFromDocker } from './clean/images.ts';
import { instanceName } from './emulator/emulator.ts';
import { endLeftover } from './emulator/leftover.ts';
import { cacheFolder } from './setup/cache.ts';
import { lookForDocker } from './setup/docker.ts';
import { run } from './setup/run.ts';
import { formatBytes } from './setup/space.ts';
import { lockStateFolder } from './state-folder.ts';

const say = (line: string): void => console.log(line);

/** @throws when something runs that what we remove would be taken away from */
async function assertIdle(stateDir: string, cache: string): Promise<void> {
  await lockStateFolder(stateDir);
  await endLeftover(stateDir, say);
  const listed = await run('ps', ['-ww', '-eo', 'pid=,args=']).catch((error: Error) => {
    say(`Whether another clone uses ${cache} is not known: ${error.message}`);
    return '';
  });
  const [user] = usersOf(cache, listed);
  if (user !== undefined) throw new Error(`process ${user} runs out of ${cache}. Stop it first.`);
}

async function cleanDocker(stateDir: string): Promise<number> {
  const { declined, answers } = await lookForDocker({ wanted: 'use', env: process.env });
  if (!declined && answers) {
    const bytes = await removeFromDocker(instanceName(stateDir), say);
    say(`Docker: containers, volumes and images of the local cloud: about ${formatBytes(bytes)}`);
    return bytes;
  }
  say(
    `Docker: ${declined ? 'PLAYGROUND_DOCKER=off' : 'no daemon answers'}, so images of earlier runs stay if there are any`,
  );
  return 0;
}

async function clean(): Promise<void> {
  const stateDir = join(repositoryRoot, '.local');
  const cache = cacheFolder(process.env);
  await assertIdle(stateDir, cache);
  let bytes = await cleanDocker(stateDir);
  const folders = { [cache]: removeCache, [join(repositoryRoot, 'dist')]: removeFolder, [stateDir]: removeFolder };
  for (const [folder, remove] of Object.entries(folders)) {
    const freed = await remove(folder);
    say(`${folder}: ${formatBytes(freed)}`);
    bytes += freed;
  }
  say(
    `\n${formatBytes(bytes)} came back. What Go keeps of the builds is Go's: \`go clean -cache -modcache\` removes it.`,
  );
}

try {
  await clean();
} catch (error) {
  console.error(`Cleaning stopped: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}
