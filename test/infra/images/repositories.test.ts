import { beforeAll, describe, expect, it } from 'vitest';
import { imageRepositories } from '../../../infra/images/repositories.ts';
import { type RecordedProgram, recordResources, statements } from '../recorded-program.ts';

const KEYS = ['provisioner', 'hello/web'];
const REPOSITORY = 'aws:ecr/repository:Repository';

let program: RecordedProgram;
beforeAll(async () => {
  program = await recordResources(imageRepositories('prod', KEYS));
});

describe('the repositories', () => {
  it('are one for each image', () => {
    expect(
      program
        .ofType(REPOSITORY)
        .map(({ inputs }) => inputs.name)
        .sort(),
    ).toEqual(KEYS.map((key) => `playground-bot/prod/${key}`).sort());
  });

  it('let no tag be moved, and scan what comes', () => {
    for (const { inputs } of program.ofType(REPOSITORY)) {
      expect(inputs).toMatchObject({
        imageTagMutability: 'IMMUTABLE',
        imageScanningConfiguration: { scanOnPush: true },
      });
    }
  });

  it('forget what has no tag after a day, and all but the last ten', () => {
    const policies = program.ofType('aws:ecr/lifecyclePolicy:LifecyclePolicy');
    expect(policies).toHaveLength(program.ofType(REPOSITORY).length);
    for (const { inputs } of policies) {
      expect(JSON.parse(inputs.policy).rules.map(({ selection }: { selection: object }) => selection)).toEqual([
        { tagStatus: 'untagged', countType: 'sinceImagePushed', countUnit: 'days', countNumber: 1 },
        { tagStatus: 'any', countType: 'imageCountMoreThan', countNumber: 10 },
      ]);
    }
  });

  it('let Lambda pull the provisioner for functions of this account, and nothing else', () => {
    const policies = program.ofType('aws:ecr/repositoryPolicy:RepositoryPolicy');
    expect(policies.map(({ name }) => name)).toEqual(['playground-image-provisioner']);
    expect(statements(policies[0]?.inputs.policy)).toEqual([
      {
        Effect: 'Allow',
        Principal: { Service: 'lambda.amazonaws.com' },
        Action: ['ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer'],
        Condition: { StringLike: { 'aws:SourceArn': 'arn:aws:lambda:eu-north-1:111122223333:function:*' } },
      },
    ]);
  });
});
