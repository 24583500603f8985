import type * as z from 'zod';
import type { CHANGE_KINDS, Change } from '../../provisioner/contract/change.ts';
import { ERRORS } from '../../provisioner/contract/errors.ts';
import type { Operation } from '../../provisioner/contract/operation.ts';
import type { Playground } from '../../provisioner/contract/playground.ts';
import { type Prices, pricePerHour } from '../../provisioner/contract/price.ts';
import type { TemplateSummary } from '../../provisioner/contract/template-summary.ts';
import type { Cost } from '../cost.ts';
import type * as schemas from './schemas.ts';

/** Rows as the API shows them: times in words, and nothing of how we work inside. */

type Body<S extends z.ZodType> = z.infer<S>;

export function playgroundBody(row: Playground, cost: Cost | undefined): Body<typeof schemas.playground> {
  const { name, id, ownerId, template, state, operationId, address, tags, sharedWith, health } = row;
  return {
    name,
    id,
    owner: ownerId,
    template,
    state,
    operation: operationId,
    createdAt: time(row.createdAt),
    expiresAt: time(row.expiresAt),
    ...(row.readyAt !== undefined && { readyAt: time(row.readyAt) }),
    ...(address !== undefined && { address }),
    ...(tags && { tags }),
    ...(sharedWith && { sharedWith }),
    ...(health?.downSince !== undefined && { downSince: time(health.downSince) }),
    ...(health && { containers: health.containers }),
    ...(cost && { cost }),
  };
}

export function operationBody(row: Operation): Body<typeof schemas.operation> {
  const { id, kind, state, playgroundName, playgroundId, progress, address, failure } = row;
  return {
    id,
    kind,
    state,
    playground: playgroundName,
    playgroundId,
    requestedAt: time(row.requestedAt),
    ...(row.startedAt !== undefined && { startedAt: time(row.startedAt) }),
    ...(row.finishedAt !== undefined && { finishedAt: time(row.finishedAt) }),
    expiresAt: time(row.expiresAt),
    ...(progress && { progress }),
    ...(address !== undefined && { address }),
    ...(failure && {
      failure: {
        code: failure.code,
        title: ERRORS[failure.code].title,
        detail: failure.reason,
        reference: failure.reference,
      },
    }),
  };
}

const KIND_OF = {
  extended: 'extend',
  shared: 'share',
  unshared: 'unshare',
  transferred: 'transfer',
} as const satisfies Record<(typeof CHANGE_KINDS)[number], Body<typeof schemas.operation>['kind']>;

/** What was done at once has succeeded. */
export function changeBody(row: Change): Body<typeof schemas.operation> {
  const { id, kind, playgroundName, playgroundId, requestedAt, expiresAt } = row;
  return {
    id,
    kind: KIND_OF[kind],
    state: 'succeeded',
    playground: playgroundName,
    playgroundId,
    requestedAt: time(requestedAt),
    finishedAt: time(requestedAt),
    ...(expiresAt !== undefined && { expiresAt: time(expiresAt) }),
  };
}

export function templateBody(
  template: TemplateSummary,
  prices: Prices,
): Body<typeof schemas.templates>['templates'][number] {
  const { name, description, containers, services, cpu, memory } = template;
  return {
    name,
    description,
    containers,
    services: Object.keys(services),
    vcpus: cpu / 1024,
    memoryMiB: memory,
    costPerHour: pricePerHour(template, prices),
  };
}

/** @param seconds epoch seconds */
export function time(seconds: number): string {
  return new Date(seconds * 1000).toISOString();
}
