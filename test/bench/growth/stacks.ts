import { CopyObjectCommand, CreateBucketCommand, S3Client } from '@aws-sdk/client-s3';
import { clientOptions } from '../../../infra/local/emulator/environment.ts';
import type { RunDeps } from '../../../provisioner/run/run-context.ts';
import type { RecordingProxy } from '../../support/recording-proxy.ts';
import type { BenchWorld } from '../bench-world.ts';
import type { Pair } from '../frame/figures.ts';
import { inTurns, type Sample } from '../in-turns.ts';
import { timeOperation } from '../timed-operation.ts';

type Size = '10' | '1000';
type Part = 'create' | 'createCalls' | 'destroy' | 'destroyCalls';
const COPIES_AT_ONCE = 8;

/** Creates and destroys beside 10 and beside 1,000 other stacks, in turns: time, and requests to the state's bucket. */
export async function stackGrowth(world: BenchWorld, proxy: RecordingProxy, rounds: number): Promise<Pair[]> {
  // One after the other: an engine that ends ends whatever this process has started.
  const deps = { '10': await depsBeside(world, 10), '1000': await depsBeside(world, 1000) };
  let runs = 0;
  const runIn = async (size: Size): Promise<Sample<Part>> => {
    const name = `beside-${size}-${++runs}`;
    const { operationId } = await world.claim(name);
    proxy.take();
    const create = await timeOperation(deps[size], operationId);
    const createCalls = toBucket(proxy);
    const destroyId = await world.claimDestroy(name);
    proxy.take();
    const destroy = await timeOperation(deps[size], destroyId);
    return { create: create.ms, createCalls, destroy: destroy.ms - destroy.drain, destroyCalls: toBucket(proxy) };
  };
  const contenders = { '10': () => runIn('10'), '1000': () => runIn('1000') };
  for (const run of Object.values(contenders)) await run();
  const samples = await inTurns(contenders, rounds);
  const pair = (what: string, part: Part, more: Pick<Pair, 'unit'> & Partial<Pair>): Pair => ({
    what: `${what}, beside 1,000 stacks`,
    ours: samples['1000'].map((sample) => sample[part]),
    against: 'beside 10 stacks',
    theirs: samples['10'].map((sample) => sample[part]),
    ...more,
  });
  return [
    pair('create', 'create', { unit: 'ms' }),
    pair("create's requests to the bucket", 'createCalls', { unit: 'count', goal: 1 }),
    pair("destroy, without the service's drain", 'destroy', { unit: 'ms' }),
    pair("destroy's requests to the bucket", 'destroyCalls', { unit: 'count', goal: 1 }),
  ];
}

const toBucket = (proxy: RecordingProxy): number => proxy.take().filter(({ service }) => service === 's3').length;

/** The provisioner with a bucket of its own, in which so many other playgrounds have their state. */
async function depsBeside(world: BenchWorld, stacks: number): Promise<RunDeps> {
  const Bucket = `state-${stacks}`;
  const s3 = new S3Client({ ...clientOptions(world.endpoint), forcePathStyle: true });
  await s3.send(new CreateBucketCommand({ Bucket }));
  const STATE_BACKEND_URL = world.engine.backendUrl.replace('s3://state', `s3://${Bucket}`);
  const deps = await world.wire({ STATE_BACKEND_URL });
  const { operationId, playgroundId } = await world.claim(`first-of-${stacks}`);
  await timeOperation(deps, operationId);
  const key = (id: string): string => `.pulumi/stacks/playground/${id}.json`;
  const CopySource = `${Bucket}/${key(playgroundId)}`;
  for (let made = 1; made < stacks; made += COPIES_AT_ONCE) {
    const ids = Array.from({ length: Math.min(COPIES_AT_ONCE, stacks - made) }, (_, at) => `copy-${made + at}`);
    await Promise.all(ids.map((id) => s3.send(new CopyObjectCommand({ Bucket, Key: key(id), CopySource }))));
  }
  s3.destroy();
  return deps;
}
