import { describe, expect, it } from 'vitest';
import { judgeStageName } from '../../../infra/checks/stage-name.ts';

describe('the name of a stage', () => {
  it.each(['dev', 'a', 'staging-2', 'pre-prod', 'a-1-b', 'x'.repeat(20)])('may be %s', (stage) => {
    expect(judgeStageName(stage)).toMatchObject({ state: 'good' });
  });

  it.each([
    ['Dev', 'it has capitals, which ECR and S3 do not take.'],
    ['x'.repeat(60), 'it has 60 characters, and names of AWS are made of it that have 64.'],
    ['x'.repeat(21), 'it has 21 characters, and names of AWS are made of it that have 64.'],
    ['a/b', 'it has characters that names of AWS cannot have.'],
    ['../prod', 'it has characters that names of AWS cannot have.'],
    ['2nd', 'it has characters that names of AWS cannot have.'],
    ['a--b', 'it has two "-" in a row, which ECR does not take.'],
    ['-dev', 'it has characters that names of AWS cannot have.'],
    ['dev-', 'it has characters that names of AWS cannot have.'],
  ])('may not be %s, with the reason and the rule', (stage, why) => {
    const found = judgeStageName(stage);
    expect(found).toMatchObject({ state: 'wrong', text: `"${stage}" cannot be the name of a stage: ${why}` });
    expect(found.todo).toBe(
      'Names are 1 to 20 characters of a-z, 0-9 and single "-", beginning with a letter and not ending with "-".',
    );
  });
});
