import { describe, expect, it } from 'vitest';
import { compiled } from '../support/folder.ts';
import { saidOf, withService } from '../support/service.ts';

describe('what is said of a platform', () => {
  it.each<[lines: string, words: string]>([
    [
      'platform: windows/amd64',
      'refused services.web.platform: Playgrounds run on linux/amd64 or linux/arm64, and this is windows/amd64. Write one of the two, or take it out.',
    ],
    [
      'build: { platforms: [linux/s390x] }',
      'refused services.web.build.platforms[0]: Playgrounds run on linux/amd64 or linux/arm64, and this is linux/s390x. Write one of the two, or take it out.',
    ],
    [
      'build: { platforms: [linux/amd64, linux/arm64] }',
      'refused services.web.build.platforms: A task has one kind of CPU, and this builds for 2. Name one of them as platform, beside build.',
    ],
    [
      'platform: linux/arm64\nbuild: { platforms: [linux/amd64] }',
      'refused services.web.build.platforms: The service is for linux/arm64, and this list does not have it. Add it, or take out the list.',
    ],
  ])('%s', (lines, words) => {
    expect(saidOf(lines)).toEqual([words]);
  });
});

describe('the platform of a task', () => {
  it.each([
    ['image: a', 'amd64'],
    ['platform: linux/arm64/v8', 'arm64'],
    ['build: { platforms: [linux/arm64] }', 'arm64'],
    ['platform: linux/arm64\nbuild: { platforms: [linux/amd64, linux/arm64] }', 'arm64'],
  ])('of %s is %s', (lines, platform) => {
    expect(compiled(withService(lines)).template?.platform).toBe(platform);
  });
});
