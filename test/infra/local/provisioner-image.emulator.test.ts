import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type LocalCloud, startLocalCloud } from '../../../infra/local/cloud.ts';
import { leftovers } from '../../acceptance/leftovers.ts';
import { create, destroy, GRACE, visit } from '../../acceptance/person.ts';
import { docker, dockerForTests } from '../../support/docker.ts';

const { here, suite } = await dockerForTests();
const IMAGE = 'playground-local/provisioner:current';
const STARTED_S = 300;

/** The container that the provisioner is in, once it works. */
const containers = () =>
  docker('ps', '--all', '--no-trunc', '--filter', `ancestor=${IMAGE}`, '--format', '{{.Command}}');

describe.skipIf(!here)(suite('the whole product with the provisioner as an image'), () => {
  let cloud: LocalCloud;
  let stateDir: string;
  beforeAll(async () => {
    stateDir = await mkdtemp(join(tmpdir(), 'playground-provisioner-'));
    cloud = await startLocalCloud({ stateDir, docker: 'use', provisioner: 'image', log: (line) => console.log(line) });
  }, STARTED_S * 1000);
  afterAll(async () => {
    await cloud?.stop();
    await rm(stateDir, { recursive: true, force: true });
  }, 60_000);

  it('makes a playground that answers, and removes all of it', async () => {
    const name = 'from-image';
    const access = await create(cloud, GRACE, name);
    expect((await visit(access)).status).toBe(200);
    expect(await containers()).toContainEqual(expect.stringContaining('index.handler'));
    await destroy(cloud, GRACE, name);
    expect(await leftovers(cloud, name)).toEqual([]);
  }, 300_000);

  it('leaves no container behind', async () => {
    await cloud.stop();
    expect(await containers()).toEqual([]);
  });
});
