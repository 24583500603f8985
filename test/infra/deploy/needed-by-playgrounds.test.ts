import { describe, expect, it } from 'vitest';
import { takenAway, whyNotNow } from '../../../infra/deploy/needed-by-playgrounds.ts';
import type { PreviewAct, PreviewStep } from '../../../infra/deploy/preview.ts';
import { LOAD_BALANCER, recordProgram, ZONE } from '../recorded-program.ts';

const step = (act: PreviewAct, type: string, name = 'playgrounds'): PreviewStep => ({ act, type, name, inputs: {} });
const CLUSTER = 'aws:ecs/cluster:Cluster';
const LISTENER = 'aws:lb/listener:Listener';
const demo = { name: 'demo', ownerId: 'U0ADA0001' };

describe('what playgrounds stand on', () => {
  it('is in the way of a deployment only where that removes it or makes it anew', () => {
    const gone = step('delete', CLUSTER);
    const anew = step('replace', LISTENER);
    const changed = step('update', CLUSTER);
    const added = step('create', LISTENER);
    const other = step('replace', 'aws:lambda/function:Function');
    expect(takenAway([gone, anew, changed, added, other])).toEqual([gone, anew]);
  });

  it('is among what the program makes, each kind by the name that the engine has for it', async () => {
    const { resources } = await recordProgram(LOAD_BALANCER, ZONE);
    const types = new Set(resources.map(({ type }) => type));
    const needed = takenAway([...types].map((type) => step('delete', type))).map(({ type }) => type);
    expect(needed.sort()).toEqual([
      'aws:dynamodb/table:Table',
      'aws:ec2/subnet:Subnet',
      'aws:ec2/vpc:Vpc',
      CLUSTER,
      LISTENER,
      'aws:s3/bucket:Bucket',
    ]);
  });
});

describe('why it is not deployed', () => {
  it('says what would go, who is in the way, and what to do', () => {
    const words = whyNotNow([step('delete', CLUSTER), step('replace', LISTENER, 'https')], [demo]);
    expect(words).toContain('playgrounds (ecs Cluster), https (lb Listener)');
    expect(words).toContain('There now: demo (of U0ADA0001).');
    expect(words).toMatch(/Wait for their ends, or destroy each with \/playground destroy NAME/);
  });

  it('is nothing where there are no playgrounds, or nothing of theirs goes', () => {
    expect(whyNotNow([step('delete', CLUSTER)], [])).toBeUndefined();
    expect(whyNotNow([], [demo])).toBeUndefined();
  });
});
