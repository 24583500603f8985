import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PLAYGROUND_NAME, requestIds } from '../../../provisioner/contract/name.ts';
import { hostOf, rulePriority, targetGroupName } from '../../../provisioner/load-balancer/names.ts';

/** Any playground's, as the registry makes them. */
const ids = fc
  .tuple(fc.stringMatching(PLAYGROUND_NAME), fc.string())
  .map(([name, key]) => `${name}-${requestIds(key).suffix}`);

describe('the names behind a load balancer', () => {
  it('are the playground’s own, below the domain', () => {
    expect(hostOf('my-demo-0a1b2c3d', 'play.example.com')).toBe('my-demo.play.example.com');
  });

  it('are short enough for a target group, and begin and end as AWS wants', () => {
    fc.assert(
      fc.property(ids, (id) => {
        expect(targetGroupName(id)).toMatch(/^[a-z][a-z0-9-]{0,30}[a-z0-9]$/);
      }),
    );
  });

  it('keep what tells two generations apart, however long the name is', () => {
    const long = 'a-name-of-exactly-thirty-chars';
    expect(targetGroupName('demo-0a1b2c3d')).toBe('demo-0a1b2c3d');
    expect(targetGroupName(`${long}-0a1b2c3d`)).toBe('a-name-of-exactly-thirt-0a1b2c3d');
    expect(targetGroupName(`${long}-0a1b2c3d`)).not.toBe(targetGroupName(`${long}-4e5f6a7b`));
  });
});

describe('the place of a rule', () => {
  it('is one that AWS has, the same each time, and another at the next turn', () => {
    fc.assert(
      fc.property(ids, fc.nat({ max: 4 }), (id, turn) => {
        const priority = rulePriority(id, turn);
        expect(priority).toBeGreaterThanOrEqual(1);
        expect(priority).toBeLessThanOrEqual(50_000);
        expect(rulePriority(id, turn)).toBe(priority);
      }),
    );
    expect(new Set([0, 1, 2, 3, 4].map((turn) => rulePriority('demo-0a1b2c3d', turn))).size).toBe(5);
  });

  // A load balancer has 100 rules: each of them must find a place among the others' within its five turns.
  it('is found by every playground of a full load balancer', () => {
    const taken = new Set<number>();
    for (let at = 0; at < 100; at++) {
      const turns = [0, 1, 2, 3, 4].map((turn) => rulePriority(`demo-${requestIds(String(at)).suffix}`, turn));
      const free = turns.find((priority) => !taken.has(priority));
      if (free === undefined) throw new Error(`the playground ${at} finds no place`);
      taken.add(free);
    }
    expect(taken.size).toBe(100);
  });
});
