import { glob, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { judgeStackFile, readStack } from '../../infra/checks/stack-file.ts';
import { STACK_FOLDER } from '../../infra/stack-file.ts';

const stages: string[] = [];
for await (const name of glob('Pulumi.*.yaml', { cwd: STACK_FOLDER })) stages.push(name.split('.')[1] ?? '');

describe('the stages', () => {
  it('are dev, staging and prod', () => {
    expect(stages.sort()).toEqual(['dev', 'prod', 'staging']);
  });

  it.each(stages)('%s has settings without a fault, but for what only its deployer knows', async (stage) => {
    const stack = await readStack(stage, STACK_FOLDER);
    expect(stack).toMatchObject({ settings: { answer: { provisioner: { package: 'image' } } } });
    expect(judgeStackFile(stage, stack)).toMatchObject({
      state: 'wrong',
      text: `alertsChannel and allowedCidrs in infra/Pulumi.${stage}.yaml: not filled in.`,
    });
  });

  it.each(stages)('%s says what it is for, in comments', async (stage) => {
    const text = await readFile(join(STACK_FOLDER, `Pulumi.${stage}.yaml`), 'utf8');
    expect(text).toContain(`npm run deploy -- --stage ${stage}`);
    expect(text.match(/^\s*#/gm)?.length).toBeGreaterThan(3);
  });

  it('protects what prod holds, and lets dev go as a whole', async () => {
    const protects = async (stage: string) => {
      const { settings } = await readStack(stage, STACK_FOLDER);
      return 'answer' in settings && settings.answer.protectData;
    };
    expect([await protects('prod'), await protects('dev')]).toEqual([true, false]);
  });
});
