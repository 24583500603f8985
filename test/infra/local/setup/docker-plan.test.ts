import { describe, expect, it } from 'vitest';
import { type DockerSituation, isDebian, planDocker } from '../../../../infra/local/setup/docker-plan.ts';

const freshServer: DockerSituation = {
  declined: false,
  answers: false,
  refused: false,
  installed: false,
  root: true,
  debian: true,
  interactive: false,
};

describe('Docker', () => {
  it('is used when a daemon answers, whoever we are', () => {
    const plan = planDocker({ ...freshServer, answers: true, installed: true, root: false, debian: false });
    expect(plan).toEqual({ act: 'use' });
  });

  it('is left alone when it is declined, even if a daemon answers', () => {
    expect(planDocker({ ...freshServer, declined: true, answers: true })).toMatchObject({ act: 'simulate' });
  });

  it('is installed and started without asking where nobody can be asked', () => {
    expect(planDocker(freshServer)).toEqual({ act: 'start', install: true, ask: false });
  });

  it('is asked for on a terminal before anything is installed', () => {
    expect(planDocker({ ...freshServer, interactive: true })).toEqual({ act: 'start', install: true, ask: true });
  });

  it('is only started where it is installed', () => {
    expect(planDocker({ ...freshServer, installed: true })).toEqual({ act: 'start', install: false, ask: false });
  });

  it.each([
    ['only root may install', { root: false }],
    ['systemctl start docker', { root: false, installed: true }],
    ['usermod -aG docker', { root: false, installed: true, refused: true }],
    ['neither Debian nor Ubuntu', { debian: false }],
  ])('is simulated, with the reason, where it cannot be had: %s', (why, difference) => {
    expect(planDocker({ ...freshServer, ...difference })).toEqual({
      act: 'simulate',
      why: expect.stringContaining(why),
    });
  });
});

describe('Debian', () => {
  it.each([
    'ID=debian\nVERSION_ID="12"',
    'NAME="Ubuntu"\nID=ubuntu\nID_LIKE=debian',
    'ID=linuxmint\nID_LIKE="ubuntu debian"',
  ])('is known by its os-release: %j', (text) => expect(isDebian(text)).toBe(true));

  it.each(['ID=fedora', 'ID=alpine\nHOME_URL="https://debian.org"', ''])('is not taken for %j', (text) => {
    expect(isDebian(text)).toBe(false);
  });
});
