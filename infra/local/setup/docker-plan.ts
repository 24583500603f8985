/** What decides whether containers are real. */
export interface DockerSituation {
  /** PLAYGROUND_DOCKER=off. */
  declined: boolean;
  /** A daemon answers the `docker` command. */
  answers: boolean;
  /** A daemon is there, and this user has no right to it. */
  refused: boolean;
  /** `dockerd` is there, running or not. */
  installed: boolean;
  root: boolean;
  /** Debian or Ubuntu. */
  debian: boolean;
  /** Somebody can be asked: a terminal, and not CI. */
  interactive: boolean;
}

export type DockerPlan =
  | { act: 'use' }
  /** Without Docker; `why` is the reason in words. */
  | { act: 'simulate'; why: string }
  /** Start a daemon of our own, after installing it where `install` says so, and after asking where `ask` says so. */
  | { act: 'start'; install: boolean; ask: boolean };

const REFUSED =
  'a Docker daemon is there, and this user may not use it: `sudo usermod -aG docker "$USER"`, then log in again';
const NONE =
  'no Docker daemon answers, and only root may install one. Start Docker Desktop if you have it, or see https://docs.docker.com/get-docker';

/** Pure: what to do about Docker. Nothing is installed or started where we are not root on a system we know. */
export function planDocker(situation: DockerSituation): DockerPlan {
  const { declined, answers, refused, installed, root, debian, interactive } = situation;
  if (declined) return { act: 'simulate', why: 'PLAYGROUND_DOCKER=off' };
  if (answers) return { act: 'use' };
  if (refused) return { act: 'simulate', why: REFUSED };
  if (!root)
    return {
      act: 'simulate',
      why: installed ? 'no Docker daemon answers, and only root may start one: `sudo systemctl start docker`' : NONE,
    };
  if (!installed && !debian) {
    return {
      act: 'simulate',
      why: 'no Docker daemon answers, and this is neither Debian nor Ubuntu to install one on',
    };
  }
  return { act: 'start', install: !installed, ask: interactive };
}

/** Whether an /etc/os-release is that of Debian, Ubuntu, or one made from them. */
export function isDebian(osRelease: string): boolean {
  return osRelease
    .split('\n')
    .filter((line) => line.startsWith('ID=') || line.startsWith('ID_LIKE='))
    .some((line) => /\b(debian|ubuntu)\b/.test(line));
}
