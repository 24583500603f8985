import { describe, expect, it } from 'vitest';
import { newCreate } from '../../../../provisioner/contract/registry-dynamodb/new-rows.ts';

const request = {
  ...{ name: 'demo', ownerId: 'U0ADA0001', template: 'hello', requestedAt: 1_700_000_000 },
  ...{ lifetimeSeconds: 3600, warningSeconds: 600, requestKey: 'api:pr-7' },
};

describe('what a create claims', () => {
  it('is the same for a repeat of the same request', () => {
    expect(newCreate(request, 'registry-dev')).toEqual(newCreate({ ...request }, 'registry-dev'));
  });

  it('is a playground that no other deployment has, also where both are asked the very same', () => {
    const [dev, prod] = ['registry-dev', 'registry-prod'].map((table) => newCreate(request, table).playground.id);
    expect(dev).toMatch(/^demo-[0-9a-f]{8}$/);
    expect(prod).not.toBe(dev);
  });
});
