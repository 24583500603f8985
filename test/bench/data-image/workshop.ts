import { execFile } from 'node:child_process';
import { appendFile, cp, link, mkdir, open, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { run } from '../../../infra/local/setup/run.ts';
import { repositoryRoot } from '../../../infra/repository.ts';
import { buildImage } from '../../../infra/templates/build-image.ts';

export type Built = 'fat' | 'pair';

export interface Workshop {
  changeCode(): Promise<void>;
  changeData(): Promise<void>;
  /** Builds what a deployment would; @returns the references, the app's first. */
  build(what: Built): Promise<string[]>;
  remove(): Promise<void>;
}

const TEMPLATE = join(repositoryRoot, 'provisioner/templates/data');
const DATA_FILES = ['records.bin', 'about.json'];

/** The template `data` with as much data as files, once as a fat image's context and once as the pair's. */
export async function createWorkshop(options: { folder: string; base: string; megabytes: number }): Promise<Workshop> {
  const { folder, base, megabytes } = options;
  const [fat, app, data] = ['fat', 'app', 'data'].map((name) => join(folder, name)) as [string, string, string];
  await cp(join(TEMPLATE, 'app'), app, { recursive: true });
  await mkdir(join(data, 'files'), { recursive: true });
  await promisify(execFile)(process.execPath, [join(TEMPLATE, 'data/make.ts'), join(data, 'files')], {
    env: { DATA_MB: String(megabytes) },
  });
  await writeFile(
    join(data, 'Dockerfile'),
    `FROM ${base}\nCOPY files /data\nCMD ["/usr/local/bin/node", "-e", ""]\nVOLUME /data\n`,
  );
  await cp(app, join(fat, 'app'), { recursive: true });
  await mkdir(join(fat, 'data'));
  for (const file of DATA_FILES) await link(join(data, 'files', file), join(fat, 'data', file));
  // Code and data in one COPY: what people write who have one image.
  const command = 'USER 1000:1000\nCMD ["/usr/local/bin/node", "/app/main.ts"]';
  await writeFile(join(fat, 'Dockerfile'), `FROM ${base}\nCOPY . /\n${command}\n`);

  const built = new Map<string, string>();
  async function buildOne(key: string, context: string): Promise<string> {
    const source = { kind: 'build', context: '.', dockerfile: 'Dockerfile' } as const;
    const platform = process.arch === 'arm64' ? 'arm64' : 'amd64';
    const tag = await buildImage(
      `bench/${key}`,
      { folder: context, source, platform },
      { docker: 'docker', nodeBase: base, log: () => undefined },
    );
    const before = built.get(key);
    built.set(key, tag);
    if (before !== undefined && before !== tag) await run('docker', ['rmi', '--force', before]);
    return tag;
  }

  return {
    async changeCode() {
      for (const file of [join(app, 'main.ts'), join(fat, 'app/main.ts')]) await appendFile(file, '// changed\n');
    },
    async changeData() {
      const file = await open(join(data, 'files/records.bin'), 'r+');
      await file.write(Buffer.from(String(Date.now())), 0, 13, 0);
      await file.close();
    },
    build: async (what) =>
      what === 'fat' ? [await buildOne('fat', fat)] : [await buildOne('app', app), await buildOne('data', data)],
    async remove() {
      await run('docker', ['rmi', '--force', ...built.values()]);
    },
  };
}
