import { expect, it } from 'vitest';
import { startedBy } from './end-run.ts';

const FOLDER = '/tmp/playground-test-abc';
const one = (id: number, parent: number, command: string) => ({ id, parent, command });

it('is all that descends from the run, and who works in its folder although its parent has gone', () => {
  const processes = [
    one(1, 0, 'init'),
    one(10, 1, 'node test/run.ts'),
    one(11, 10, 'node worker'),
    one(12, 11, 'python launch.py'),
    one(13, 1, `${FOLDER}/pulumi-home/plugins/pulumi-resource-aws 127.0.0.1:4000`),
    one(14, 1, 'node of somebody else'),
    one(15, 1, `${FOLDER}-of-another-run/pulumi-resource-aws`),
  ];
  expect(startedBy(10, FOLDER, processes).sort()).toEqual([11, 12, 13]);
});

it('is not the Docker daemon, which has containers to remove first', () => {
  const processes = [
    one(10, 1, 'node test/run.ts'),
    one(11, 10, `/usr/sbin/dockerd --pidfile ${FOLDER}/docker.pid`),
    one(12, 11, 'containerd'),
    one(13, 12, 'containerd-shim'),
  ];
  expect(startedBy(10, FOLDER, processes)).toEqual([]);
});
