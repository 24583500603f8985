import { formatBytes } from '../setup/space.ts';
import type { Finding } from './finding.ts';
import type { Situation } from './situation.ts';

const NODE_MAJOR = 24;

/** Pure: the Node that runs this also runs everything else. */
export function judgeNode({ node }: Situation): Finding {
  const fits = Number.parseInt(node, 10) >= NODE_MAJOR;
  if (fits) return { part: 'Node', state: 'there', text: node };
  return {
    part: 'Node',
    state: 'missing',
    text: `${node} runs this, and ${NODE_MAJOR} is needed. \`npm ci\` installs it; \`npm run\` uses it.`,
  };
}

/** Pure: without Docker everything works, with containers that are said to run. */
export function judgeDocker({ docker }: Situation): Finding {
  if (docker.act === 'use') return { part: 'Docker', state: 'there', text: 'a daemon answers: containers are real' };
  if (docker.act === 'simulate') {
    return { part: 'Docker', state: 'without', text: `containers will be simulated: ${docker.why}` };
  }
  const how = docker.install
    ? 'installed from apt (docker.io) and started'
    : 'dockerd is installed and will be started';
  const asks = docker.ask ? ', after asking you' : '';
  return { part: 'Docker', state: 'to get', text: `no daemon answers: ${how}${asks} (PLAYGROUND_DOCKER=off declines)` };
}

/** Pure: a port that is taken is no fault, because another one does. */
export function judgePorts({ ports, running }: Situation): Finding[] {
  return ports.map(({ name, port, free }) => {
    const part = `Port ${port}`;
    if (free) return { part, state: 'there', text: `free for ${name}` };
    const who =
      running === undefined ? 'another program has it' : `the local cloud that runs (process ${running}) may have it`;
    return { part, state: 'without', text: `${who}: ${name} will take another one` };
  });
}

/** Pure: the disk with the least room has to hold all that will be got. */
export function judgeDisk({ disks }: Situation, needs: number): Finding[] {
  const part = 'Disk space';
  const tightest = disks.toSorted((a, b) => a.freeBytes - b.freeBytes)[0];
  if (tightest === undefined) return [];
  const said = `${formatBytes(tightest.freeBytes)} free for ${tightest.folder}, about ${formatBytes(needs)} needed`;
  if (tightest.freeBytes >= needs) return [{ part, state: 'there', text: said }];
  const out =
    'Make room (`npm run clean` removes what earlier runs left), or set PLAYGROUND_CACHE, and GOCACHE and GOMODCACHE where something is built, to folders of a bigger disk.';
  return [{ part, state: 'missing', text: `${said}. ${out}` }];
}
