import { expect, it } from 'vitest';
import { judgeDocker } from '../../../infra/checks/docker.ts';

const answers = { answers: true, refused: false };
const needs = { images: true, provisioner: true, architecture: 'x86_64' };

it.each([
  ['answers', answers, needs, 'x64', 'good'],
  [
    'is not needed where no image is built',
    { answers: false, refused: false },
    { ...needs, images: false },
    'x64',
    'good',
  ],
  ['does not answer', { answers: false, refused: false }, needs, 'x64', 'wrong'],
  ['may not be used', { answers: false, refused: true }, needs, 'x64', 'wrong'],
  ['builds for another processor', answers, needs, 'arm64', 'wrong'],
  ['builds for another processor, and not the provisioner', answers, { ...needs, provisioner: false }, 'arm64', 'good'],
] as const)('Docker that %s', (_, situation, its, machine, state) => {
  expect(judgeDocker(situation, its, machine)).toMatchObject({ state });
});

it('says what to set where the processors differ', () => {
  expect(judgeDocker(answers, needs, 'arm64').todo).toBe(
    'Set architecture to arm64, or deploy from a machine of that kind.',
  );
});
