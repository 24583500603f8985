import type { Notice } from '../../../provisioner/contract/notice.ts';
import type { Operation } from '../../../provisioner/contract/operation.ts';
import type { Playground } from '../../../provisioner/contract/playground.ts';
import { NOW } from './slack-request.ts';

export const ADA = 'U0ADA0001';
export const GRACE = 'U0GRACE01';
export const LINUS = 'U0LINUS01';

/** Fargate on Linux x86 and a public IPv4 address in us-east-1, in US dollars. */
export const PRICES = { vcpuHour: 0.04048, gbHour: 0.004445, publicAddressHour: 0.005 };
export const TEMPLATES = [{ name: 'default', cpu: 256, memory: 512 }];

export function playground(overrides: Partial<Playground> = {}): Playground {
  return {
    name: 'demo',
    id: 'demo-0a1b2c3d',
    ownerId: ADA,
    template: 'default',
    state: 'ready',
    operationId: 'op-0123456789abcdef0123',
    createdAt: NOW - 40,
    expiresAt: NOW + 4 * 3600,
    address: 'http://198.51.100.7:8080',
    ...overrides,
  };
}

export function operation(overrides: Partial<Operation> = {}): Operation {
  return {
    id: 'op-0123456789abcdef0123',
    kind: 'create',
    cause: 'asked',
    playgroundName: 'demo',
    playgroundId: 'demo-0a1b2c3d',
    ownerId: ADA,
    template: 'default',
    state: 'queued',
    attempt: 0,
    sequence: 1,
    expiresAt: NOW + 4 * 3600,
    requestedAt: NOW,
    ...overrides,
  };
}

export function notice(
  { to, ...overrides }: { to?: string | undefined } & Partial<Omit<Notice, 'to'>> = { to: ADA },
): Notice {
  return {
    id: 'no-0123456789abcdef0123',
    kind: 'expiring',
    playgroundName: 'demo',
    playgroundId: 'demo-0a1b2c3d',
    createdAt: NOW,
    sequence: 1,
    ...(to !== undefined && { to }),
    ...overrides,
  };
}
