import { vi } from 'vitest';
import type { AnswerDeps } from '../../../bot/answers/question.ts';
import { createBudget } from '../../../bot/budget.ts';
import type { InteractionDeps } from '../../../bot/interactions/deps.ts';
import type { Lookups } from '../../../bot/slack/lookups.ts';
import type { Asker } from '../../../bot/submit/deps.ts';
import type { TemplateSummary } from '../../../provisioner/contract/template-summary.ts';
import { fakeLog } from './fake-log.ts';
import { type FakeRegistry, fakeRegistry } from './fake-registry.ts';
import { fakeTokens } from './fake-tokens.ts';
import { ADA } from './rows.ts';
import { NOW } from './slack-request.ts';

export const template: TemplateSummary = {
  name: 'default',
  description: 'A small web app',
  cpu: 256,
  memory: 512,
  containers: ['data', 'api', 'web'],
  services: { data: { role: 'data' }, api: { role: 'app' }, web: { role: 'app', tags: 'v\\d+' } },
};
export const prices = { vcpuHour: 0.04, gbHour: 0.004, publicAddressHour: 0.005 };

/** Nobody is in any channel or group, and everybody and every channel is there, unless said otherwise. */
export function fakeLookups(of: { channels?: Record<string, string[]>; groups?: Record<string, string[]> } = {}) {
  return {
    channelsOf: vi.fn<Lookups['channelsOf']>(async (userId) => new Set(of.channels?.[userId])),
    membersOf: vi.fn<Lookups['membersOf']>(async (groupId) => new Set(of.groups?.[groupId])),
    person: vi.fn<Lookups['person']>(async () => ({ hasLeft: false, isBot: false, teamIds: ['T0TEST001'] })),
    channel: vi.fn<Lookups['channel']>(async () => ({ isArchived: false })),
  };
}

/** Everything that answers stand on, in memory; it remembers what was invoked, published and measured. */
export function answerDeps<Changes extends Partial<AnswerDeps> & { registry?: FakeRegistry }>(changes = {} as Changes) {
  return {
    registry: fakeRegistry(),
    invoke: vi.fn<AnswerDeps['invoke']>(async () => undefined),
    publish: vi.fn<AnswerDeps['publish']>(async () => undefined),
    measureAck: vi.fn<AnswerDeps['measureAck']>(),
    lookups: fakeLookups(),
    tokens: fakeTokens(),
    apiTokens: 'on' as AnswerDeps['apiTokens'],
    openModal: vi.fn<InteractionDeps['openModal']>(async () => undefined),
    respond: vi.fn<InteractionDeps['respond']>(async () => undefined),
    limits: { perOwner: 3, total: 20 },
    templates: [template] as readonly TemplateSummary[],
    prices,
    consolePlace: { region: 'eu-north-1', clusterName: 'playgrounds', logGroup: '/playgrounds' },
    lastLines: vi.fn<AnswerDeps['lastLines']>(async () => ({ lines: [], containers: [] })),
    lifetimeSeconds: 4 * 3600,
    maxLifetimeSeconds: 24 * 3600,
    warningSeconds: 30 * 60,
    admins: [] as readonly string[],
    allowed: { teams: [], enterprises: [], channels: [], userGroups: [] } as AnswerDeps['allowed'],
    clock: () => NOW * 1000 + 70,
    log: fakeLog(),
    ...changes,
  };
}

export function asker(changes: Partial<Asker> = {}): Asker {
  return { userId: ADA, requestedAt: NOW, requestKey: 'T0TEST001:1.2.3', ...changes };
}

export function roomyBudget() {
  return createBudget(Date.now() + 2000, Date.now, vi.fn());
}

/** @param milliseconds few, for a test of what happens when they are over */
export function shortBudget(milliseconds = 30) {
  return createBudget(Date.now() + milliseconds, Date.now, vi.fn());
}

export const never = () => new Promise<never>(() => undefined);
