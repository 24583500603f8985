import { expect, it } from 'vitest';
import { containerReach, reachNotice } from '../../../infra/local/container-reach.ts';

it.each([
  ['this machine', 'linux', '6.1.0-25-amd64', ''],
  ['this machine', 'linux', '6.8.0-45-generic', 'Docker Engine - Community'],
  ['inside WSL', 'linux', '5.15.167.4-microsoft-standard-WSL2', 'Docker Engine - Community'],
  ['other containers', 'linux', '5.15.167.4-microsoft-standard-WSL2', 'Docker Desktop 4.49.0 (208700)'],
  ['other containers', 'darwin', '25.1.0', 'Docker Desktop 4.49.0 (208700)'],
  ['other containers', 'darwin', '25.1.0', ''],
] as const)("a container's address answers from %s on %s %s with %j", (reach, platform, release, server) => {
  expect(containerReach(platform, release, server)).toBe(reach);
});

it('is told with the address exactly where the address does not simply open, with a way that does', () => {
  expect(reachNotice('this machine', 'node:24')).toBeUndefined();
  expect(reachNotice('inside WSL', 'node:24')).toMatch(/inside of WSL/);
  expect(reachNotice('other containers', 'node:24')).toMatch(/docker run --rm node:24 node -e/);
});
