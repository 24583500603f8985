import { describe, expect, it } from 'vitest';
import { aged, nextStep } from '../../../../infra/local/clock/aged.ts';

describe('a row that becomes older', () => {
  it('has all its times earlier, and nothing else changed', () => {
    const row = {
      pk: 'PLAYGROUND#demo',
      dueKind: 'playground',
      dueAt: 5000,
      createdAt: 1000,
      expiresAt: 9000,
      revision: 3,
      sharedWith: [{ kind: 'user', id: 'U1' }],
      health: { seenAt: 4000, restarts: 2, downSince: 3000 },
      tags: { web: 'v2' },
    };
    expect(aged(row, 600)).toEqual({
      dueAt: 4400,
      createdAt: 400,
      expiresAt: 8400,
      health: { seenAt: 3400, restarts: 2, downSince: 2400 },
    });
  });

  it('is history too', () => {
    const row = { pk: 'OPERATION#op-1', requestedAt: 1000, finishedAt: 1100, deleteAfter: 9000 };
    expect(aged(row, 60)).toEqual({ requestedAt: 940, finishedAt: 1040, deleteAfter: 8940 });
  });

  it.each(['operation', 'notice'])('is none that somebody works on: %s', (dueKind) => {
    expect(aged({ pk: 'x', dueKind, dueAt: 5000, leaseUntil: 5000 }, 60)).toEqual({});
  });

  it('is none without times', () => {
    expect(aged({ pk: 'WORKSPACE', playgrounds: 3 }, 60)).toEqual({});
  });
});

describe('the next step', () => {
  const due = (dueAt: number, dueKind = 'playground') => ({ pk: 'x', dueKind, dueAt });

  it('ends where the first playground is due, or where the whole time ends', () => {
    expect(nextStep([due(1500), due(1200), due(9000)], 1000, 3600)).toBe(200);
    expect(nextStep([due(9000)], 1000, 3600)).toBe(3600);
    expect(nextStep([], 1000, 3600)).toBe(3600);
  });

  it('is not held up by what is due already or is no playground', () => {
    expect(nextStep([due(900), due(1000), due(1100, 'operation')], 1000, 3600)).toBe(3600);
  });
});
