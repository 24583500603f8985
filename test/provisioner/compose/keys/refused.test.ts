import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { FILE_KEYS } from '../../../../provisioner/compose/keys/file-keys.ts';
import { NESTED_KEYS } from '../../../../provisioner/compose/keys/nested-keys.ts';
import { SERVICE_KEYS } from '../../../../provisioner/compose/keys/service-keys.ts';
import { saidOf } from '../support/service.ts';

/** A use of every key that is refused wherever it stands. */
const SERVICE: Record<string, string> = {
  extends: 'extends: { file: base.yaml, service: web }',
  configs: 'configs: [site]',
  label_file: 'label_file: labels.txt',
  post_start: 'post_start: [{ command: ./warm-up }]',
  pre_start: 'pre_start: [{ image: busybox, command: ./warm-up }]',
  pre_stop: 'pre_stop: [{ command: ./say-goodbye }]',
  provider: 'provider: { type: model }',
  models: 'models: [llm]',
  use_api_socket: 'use_api_socket: true',
  privileged: 'privileged: true',
  devices: 'devices: [/dev/fuse]',
  device_cgroup_rules: "device_cgroup_rules: ['c 1:3 mr']",
  gpus: 'gpus: all',
  runtime: 'runtime: nvidia',
  tmpfs: 'tmpfs: [/tmp]',
  shm_size: 'shm_size: 2gb',
  ipc: 'ipc: host',
  pid: 'pid: host',
  uts: 'uts: host',
  userns_mode: 'userns_mode: host',
  cgroup: 'cgroup: host',
  cgroup_parent: 'cgroup_parent: m-executor',
  extra_hosts: "extra_hosts: ['host.docker.internal:host-gateway']",
  external_links: 'external_links: [redis]',
  dns: 'dns: 8.8.8.8',
  dns_opt: 'dns_opt: [use-vc]',
  dns_search: 'dns_search: example.com',
  group_add: 'group_add: [mail]',
  storage_opt: 'storage_opt: { size: 1G }',
  umask: 'umask: "0022"',
  credential_spec: 'credential_spec: { file: spec.json }',
  isolation: 'isolation: hyperv',
  oom_kill_disable: 'oom_kill_disable: true',
  scale: 'scale: 2',
  'build.dockerfile_inline': 'build: { dockerfile_inline: FROM scratch }',
  'build.additional_contexts': 'build: { additional_contexts: { lib: ../lib } }',
  'build.secrets': 'build: { secrets: [npmrc] }',
  'build.ssh': 'build: { ssh: [default] }',
  'build.privileged': 'build: { privileged: true }',
  'build.entitlements': 'build: { entitlements: [network.host] }',
  'build.network': 'build: { network: host }',
  'build.extra_hosts': "build: { extra_hosts: ['a:1.2.3.4'] }",
  'build.isolation': 'build: { isolation: hyperv }',
  'volumes[].volume.subpath': 'volumes: [{ type: volume, source: v, target: /v, volume: { subpath: a } }]',
  'deploy.resources.reservations.devices':
    'deploy: { resources: { reservations: { devices: [{ capabilities: [gpu] }] } } }',
  'deploy.resources.reservations.generic_resources':
    'deploy: { resources: { reservations: { generic_resources: [{ discrete_resource_spec: { kind: gpu, value: 2 } }] } } }',
  'deploy.replicas': 'deploy: { replicas: 3 }',
  'deploy.mode': 'deploy: { mode: replicated-job }',
};
const FILE: Record<string, string> = {
  include: 'include: [other.yaml]',
  configs: 'configs: { site: { file: site.conf } }',
  models: 'models: { llm: { model: smol } }',
  jobs: 'jobs: { nightly: { image: busybox, triggers: { schedule: [] } } }',
  'volumes.*.driver': 'volumes: { v: { driver: nfs } }',
  'volumes.*.driver_opts': 'volumes: { v: { driver_opts: { type: nfs } } }',
  'volumes.*.external': 'volumes: { v: { external: true } }',
  'secrets.*.driver': 'secrets: { s: { external: true, driver: vault } }',
  'secrets.*.driver_opts': 'secrets: { s: { external: true, driver_opts: { a: b } } }',
  'secrets.*.template_driver': 'secrets: { s: { external: true, template_driver: golang } }',
};

const refused = (fates: Record<string, { fate: string }>): string[] =>
  Object.keys(fates).filter((key) => fates[key]?.fate === 'refused');

describe('a key that Fargate cannot honour', () => {
  it('is refused: each such key of the tables is tried here', () => {
    expect(Object.keys(SERVICE).sort()).toEqual(refused({ ...SERVICE_KEYS, ...NESTED_KEYS }).sort());
    expect(Object.keys(FILE).sort()).toEqual(refused(FILE_KEYS).sort());
  });

  it('is refused by name, with the reason and the way out', async () => {
    const ofServices = Object.entries(SERVICE).map(([key, lines]) => [key, saidOf(lines)] as const);
    const ofFiles = Object.entries(FILE).map(([key, lines]) => [key, saidOf('read_only: true', lines)] as const);
    for (const [key, lines] of [...ofServices, ...ofFiles]) {
      expect(lines.filter((line) => line.startsWith('refused')).length, key).toBeGreaterThan(0);
    }
    const words = [...ofServices, ...ofFiles].flatMap(([, lines]) =>
      lines.filter((line) => line.startsWith('refused')),
    );
    await expect(`${words.join('\n')}\n`).toMatchFileSnapshot(join(import.meta.dirname, '../golden/refused-keys.txt'));
  });

  it.each([
    'privileged: false',
    'scale: 1',
    'deploy: { replicas: 1, mode: global }',
    'runtime: runc',
    'ipc: private',
    'extra_hosts: []',
    'build: { network: default }',
  ])('is fine where it asks for what is so anyway: %s', (lines) => {
    expect(saidOf(lines)).toEqual([]);
  });

  it('is told of together with everything else that is wrong', () => {
    const both = saidOf('privileged: true\nstop_grace_period: 10m\nnetwork_mode: host');
    expect(both.map((line) => line.split(':')[0])).toEqual([
      'refused services.web.privileged',
      'refused services.web.stop_grace_period',
      'refused services.web.network_mode',
    ]);
  });
});
