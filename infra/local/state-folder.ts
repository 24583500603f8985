import { existsSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { livingHolder, take } from './setup/lock.ts';

/** The parts of a state folder; one run owns it from start to end. */
export interface StateFolder {
  /** An earlier run had it, too. */
  usedBefore: boolean;
  /** PULUMI_HOME of this run. */
  pulumiHome: string;
  /** State of the stack that deploys the bot. */
  infraState: string;
  /** Work folder of that stack. */
  infraWork: string;
  deployLog: string;
  dockerdLog: string;
  /** Lets another run have it. */
  release(): Promise<void>;
}

/** What `npm run say` needs to know of a running local cloud; only this user may read it, because it can sign. */
export interface LocalFile {
  functionUrl: string;
  slackUrl: string;
  /** Of the HTTP API for signed requests. */
  apiUrl: string;
  signingSecret: string;
  teamId: string;
}

/** Said by a run whose state folder was used before. */
export const AFRESH =
  'Starting afresh, without the playgrounds of earlier runs: the containers of a playground end with the run, and others ' +
  'could not have its address.';

/** The id of the process whose run has this state folder; undefined when it is free. */
export function runningWith(stateDir: string): Promise<number | undefined> {
  return livingHolder(lockOf(stateDir));
}

/**
 * Keeps every other run out of a state folder for as long as this process lives or the folder is there.
 * @throws when a run that is alive has it
 */
export async function lockStateFolder(stateDir: string): Promise<void> {
  await mkdir(stateDir, { recursive: true });
  const holder = await take(lockOf(stateDir));
  if (holder !== undefined) {
    throw new Error(`a local cloud is already running with ${stateDir} (process ${holder}). Use it, or stop it first.`);
  }
}

/**
 * Takes a state folder for this process and empties what an earlier run left in it: the emulator forgets everything when
 * it ends, so none of it would be true.
 * @throws when a run that is alive has it
 */
export async function claimStateFolder(stateDir: string): Promise<StateFolder> {
  await lockStateFolder(stateDir);
  const folder = {
    pulumiHome: join(stateDir, 'pulumi-home'),
    infraState: join(stateDir, 'infra-state'),
    infraWork: join(stateDir, 'infra-work'),
  };
  const usedBefore = existsSync(folder.infraState);
  for (const path of [...Object.values(folder), localFile(stateDir)]) await rm(path, { recursive: true, force: true });
  for (const path of Object.values(folder)) await mkdir(path);
  return {
    ...folder,
    usedBefore,
    deployLog: join(stateDir, 'deploy.log'),
    dockerdLog: join(stateDir, 'dockerd.log'),
    release: async () => {
      await rm(localFile(stateDir), { force: true });
      await rm(lockOf(stateDir), { force: true });
    },
  };
}

export async function writeLocalFile(stateDir: string, content: LocalFile): Promise<void> {
  await writeFile(localFile(stateDir), `${JSON.stringify(content, null, 2)}\n`, { mode: 0o600 });
}

function lockOf(stateDir: string): string {
  return join(stateDir, 'run.lock');
}

function localFile(stateDir: string): string {
  return join(stateDir, 'local.json');
}
