import type * as z from 'zod';
import type { OperationId, RouteOf } from '../routes.ts';
import type * as schemas from '../schemas.ts';

/** An answer of every route, for readers; the compiler and a test hold them against the schemas. */
type Examples = {
  [O in OperationId]: {
    [S in keyof RouteOf<O>['answers']]: RouteOf<O>['answers'][S] extends { body: infer B extends z.ZodType }
      ? z.input<B>
      : never;
  };
};

const ADDRESS = 'http://198.51.100.7:8080';

const playground: z.input<typeof schemas.playground> = {
  name: 'demo',
  id: 'demo-1abcfbd0',
  owner: 'U0ADA0001',
  template: 'hello',
  state: 'ready',
  operation: 'op-2a644186be1acab1fbcd',
  createdAt: '2026-11-21T11:44:00Z',
  readyAt: '2026-11-21T11:45:12Z',
  expiresAt: '2026-11-21T15:44:00Z',
  address: ADDRESS,
  containers: [{ name: 'web', status: 'RUNNING', health: 'HEALTHY' }],
  cost: { perHour: 0.017, soFar: 0.02, untilExpiry: 0.07 },
};

const started: z.input<typeof schemas.operation> = {
  id: 'op-2a644186be1acab1fbcd',
  kind: 'create',
  state: 'queued',
  playground: playground.name,
  playgroundId: playground.id,
  requestedAt: playground.createdAt,
  expiresAt: playground.expiresAt,
};

export const ANSWER_EXAMPLES: Examples = {
  createPlayground: { 202: started },
  listPlaygrounds: { 200: { playgrounds: [playground] } },
  getPlayground: { 200: playground },
  changePlayground: {
    200: {
      ...started,
      id: 'ch-7d1f0c52aa90b3e64f18',
      kind: 'extend',
      state: 'succeeded',
      expiresAt: '2026-11-21T17:44:00Z',
    },
    202: { ...started, id: 'op-90c1e54b7723d6f1aa02', kind: 'update' },
  },
  destroyPlayground: { 202: { ...started, id: 'op-61e0b7a3d9c2f4458810', kind: 'destroy' } },
  getOperation: {
    200: {
      ...started,
      state: 'succeeded',
      startedAt: '2026-11-21T11:44:01Z',
      finishedAt: '2026-11-21T11:45:12Z',
      address: ADDRESS,
    },
  },
  getLogs: {
    200: {
      lines: [{ at: '2026-11-21T11:45:10Z', container: 'web', text: 'listening on 8080' }],
      containers: ['web', 'api'],
    },
  },
  getCredentials: {
    200: { user: 'playground', password: 'the one that Slack showed', address: ADDRESS },
  },
  listTemplates: {
    200: {
      templates: [
        {
          name: 'hello',
          description: 'A web server, an API and their database.',
          containers: ['web', 'api', 'db'],
          services: ['web'],
          vcpus: 0.25,
          memoryMiB: 512,
          costPerHour: 0.017,
        },
      ],
      defaultLifetimeMinutes: 240,
      maxLifetimeMinutes: 4320,
    },
  },
};
