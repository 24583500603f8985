import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { repositoryRoot } from './repository.ts';

/** Holds Pulumi.yaml and, for each stage, Pulumi.<stage>.yaml. */
export const STACK_FOLDER = join(repositoryRoot, 'infra');

const fileSchema = z.looseObject({
  config: z.looseObject({ 'aws:region': z.string(), 'playground-bot:settings': z.unknown() }),
});

export interface StackFile {
  /** As they stand there, unchecked. */
  settings: unknown;
  region: string;
}

/** As people know it. */
export function stackFileName(stage: string): string {
  return `infra/Pulumi.${stage}.yaml`;
}

/**
 * What the file of a stage says.
 * @param folder STACK_FOLDER but in tests
 */
export async function readStackFile(stage: string, folder = STACK_FOLDER): Promise<StackFile> {
  const name = stackFileName(stage);
  const path = join(folder, `Pulumi.${stage}.yaml`);
  if (!existsSync(path)) {
    throw new Error(`there is no ${name}: copy infra/Pulumi.dev.yaml to it, and look through it`);
  }
  const parsed = fileSchema.safeParse(parse(await readFile(path, 'utf8')));
  if (!parsed.success) throw new Error(`${name} cannot be used:\n${z.prettifyError(parsed.error)}`);
  const { config } = parsed.data;
  return { settings: config['playground-bot:settings'], region: config['aws:region'] };
}
