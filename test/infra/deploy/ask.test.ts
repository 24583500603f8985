import { describe, expect, it } from 'vitest';
import { agrees, assertSomebody, type Terminal } from '../../../infra/deploy/ask.ts';

const at = (answer: string): Terminal => ({ say: () => undefined, ask: async () => answer });
const nobody: Terminal = { say: () => undefined, ask: undefined };
const question = { text: 'Deploy?', yes: 'yes' };

describe('a question before something is changed', () => {
  it.each([
    ['y', true],
    ['YES', true],
    ['', false],
    ['n', false],
    ['yes please', false],
  ])('answered "%s" means %s', async (answer, agreed) => {
    expect(await agrees(at(answer), question, false)).toBe(agreed);
  });

  it('about removing a stage takes its name and nothing shorter', async () => {
    expect(await agrees(at('dev'), { text: 'Type dev:', yes: 'dev' }, false)).toBe(true);
    expect(await agrees(at('y'), { text: 'Type dev:', yes: 'dev' }, false)).toBe(false);
  });

  it('is not asked with --yes, and refused in words where nobody is there', async () => {
    expect(await agrees(nobody, question, true)).toBe(true);
    expect(() => assertSomebody(nobody, false)).toThrow(
      'There is no terminal to ask on, and this changes an AWS account. Add --yes to go on without being asked.',
    );
    await expect(agrees(nobody, question, false)).rejects.toThrow('--yes');
  });
});
