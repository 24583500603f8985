import { describe, expect, it } from 'vitest';
import { warningTime } from '../../../provisioner/contract/lifetime.ts';

const LEAD = 30 * 60;
const warned = (life: number): number => life - warningTime({ createdAt: 0, expiresAt: life, leadSeconds: LEAD });

describe('the warning of the end', () => {
  it.each([
    ['4 h', 4 * 3600, LEAD],
    ['2 h 30 min, where both rules agree', 9000, LEAD],
    ['1 h', 3600, 12 * 60],
    ['5 min', 300, 60],
  ])('of a life of %s comes so many seconds ahead', (_life, seconds, ahead) => {
    expect(warned(seconds)).toBe(ahead);
  });
});
