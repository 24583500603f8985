import { describe, expect, it } from 'vitest';
import { diagnose } from '../../../../infra/local/doctor/diagnose.ts';
import type { Finding } from '../../../../infra/local/doctor/finding.ts';
import { isWell, report } from '../../../../infra/local/doctor/report.ts';
import type { Situation } from '../../../../infra/local/doctor/situation.ts';

/** A new machine that reaches package registries and nothing else. */
const bare: Situation = {
  node: '24.21.0',
  cache: { folder: '/home/ada/.cache/playground-bot', bytes: 0 },
  cli: { version: '3.258.0', cached: false, onPath: false, site: false },
  plugin: { version: '7.48.0', cached: false, site: false, buildable: true },
  python: { version: '3.11', cached: false, venv: true },
  go: '1.26.8',
  docker: { act: 'simulate', why: 'no Docker daemon answers, and only root may start one' },
  ports: [{ name: 'the emulator', port: 4566, free: true }],
  running: undefined,
  disks: [{ folder: '/home/ada/.cache/playground-bot', freeBytes: 60e9 }],
};

function finding(situation: Situation, part: string): Finding {
  const found = diagnose(situation).find((candidate) => candidate.part.startsWith(part));
  if (found === undefined) throw new Error(`there is no word of ${part}`);
  return found;
}

describe('the doctor', () => {
  it('finds nothing missing on a machine that can build everything', () => {
    expect(isWell(diagnose(bare))).toBe(true);
    expect(finding(bare, 'Pulumi CLI')).toMatchObject({ state: 'to get', text: expect.stringContaining('Go 1.26.8') });
    expect(finding(bare, 'AWS plugin')).toMatchObject({ state: 'to get', text: expect.stringContaining('Go 1.26.8') });
  });

  it.each([
    ['the cache', { cached: true, onPath: true, site: true }, 'there', 'in the cache'],
    ['the PATH', { cached: false, onPath: true, site: true }, 'there', 'on the PATH'],
    ['the download site', { cached: false, onPath: false, site: true }, 'to get', 'its installer'],
  ] as const)('tells that the CLI comes from %s first', (_name, cli, state, text) => {
    const found = finding({ ...bare, cli: { ...bare.cli, ...cli } }, 'Pulumi CLI');
    expect(found).toMatchObject({ state, text: expect.stringContaining(text) });
  });

  it('misses both tools where there is neither a download site nor Go, and says how to get Go', () => {
    const situation = { ...bare, go: undefined };
    for (const part of ['Pulumi CLI', 'AWS plugin']) {
      expect(finding(situation, part)).toMatchObject({ state: 'missing', text: expect.stringContaining('go.dev/dl') });
    }
    expect(isWell(diagnose(situation))).toBe(false);
  });

  it('does not miss Go where nothing has to be built', () => {
    const cached = { ...bare.cli, cached: true };
    const situation = { ...bare, go: undefined, cli: cached, plugin: { ...bare.plugin, cached: true } };
    expect(finding(situation, 'Go').state).toBe('without');
    expect(isWell(diagnose(situation))).toBe(true);
  });

  it('misses a plugin whose version our sources do not build', () => {
    const found = finding({ ...bare, plugin: { ...bare.plugin, buildable: false } }, 'AWS plugin');
    expect(found).toMatchObject({ state: 'missing', text: expect.stringContaining('upstream.ts') });
  });

  it.each([
    ['no Python', { version: undefined, cached: false, venv: false }, 'python.org'],
    ['a Python without venv', { version: '3.11', cached: false, venv: false }, 'python3-venv'],
  ])('misses %s', (_name, python, text) => {
    const found = finding({ ...bare, python }, "Emulator's Python");
    expect(found).toMatchObject({ state: 'missing', text: expect.stringContaining(text) });
  });

  it('needs no venv for an environment that is made already', () => {
    const python = { version: '3.11', cached: true, venv: false };
    expect(finding({ ...bare, python }, "Emulator's Python").state).toBe('there');
  });

  it('measures the tightest disk against what will be got', () => {
    const full = { ...bare, disks: [...bare.disks, { folder: '/home/ada/go/pkg/mod', freeBytes: 2e9 }] };
    expect(finding(full, 'Disk space')).toMatchObject({
      state: 'missing',
      text: expect.stringMatching(/2\.0 GB free for \/home\/ada\/go/),
    });
    const cached = { cli: { ...bare.cli, cached: true }, plugin: { ...bare.plugin, cached: true } };
    expect(finding({ ...full, ...cached }, 'Disk space').state).toBe('there');
  });

  it('takes neither a taken port nor a missing Docker for a fault', () => {
    const situation = { ...bare, ports: [{ name: 'the emulator', port: 4566, free: false }] };
    expect(finding(situation, 'Port 4566')).toMatchObject({
      state: 'without',
      text: expect.stringContaining('another one'),
    });
    expect(finding(situation, 'Docker').text).toContain('only root may start one');
    expect(isWell(diagnose(situation))).toBe(true);
  });

  it('names the local cloud that may have the port', () => {
    const situation = { ...bare, running: 42, ports: [{ name: 'the emulator', port: 4566, free: false }] };
    expect(finding(situation, 'Port 4566').text).toContain('process 42');
  });

  it('says what it would do about Docker, and how to decline', () => {
    const found = finding({ ...bare, docker: { act: 'start', install: true, ask: false } }, 'Docker');
    expect(found).toMatchObject({ state: 'to get', text: expect.stringMatching(/docker\.io.*PLAYGROUND_DOCKER=off/) });
  });

  it('does not do with an old Node', () => {
    expect(finding({ ...bare, node: '22.1.0' }, 'Node')).toMatchObject({
      state: 'missing',
      text: expect.stringContaining('npm ci'),
    });
  });
});

describe('the report', () => {
  it('ends with what `npm start` gets first', () => {
    expect(report(diagnose(bare))).toMatch(
      /works, and first gets: Pulumi CLI 3\.258\.0, AWS plugin 7\.48\.0, Emulator's Python\.$/,
    );
  });

  it('ends with what has to be mended', () => {
    expect(report(diagnose({ ...bare, node: '22.1.0' }))).toMatch(/cannot work before this is mended: Node\.$/);
  });

  it('says where the cache is and how big', () => {
    const cache = { folder: '/elsewhere', bytes: 640e6 };
    expect(report(diagnose({ ...bare, cache }))).toContain('/elsewhere, 640 MB');
  });
});
