import type { Template, TemplateContainer } from '../template.ts';

const WEB_PORT = 8080;
const API_PORT = 8081;
const SEED_FILE = '/data/seed.json';
/** The image's own user may be root, and a task definition is where a reader looks for it. */
const UNPRIVILEGED = '1000:1000';

/** Any tag: the image is the deployment's own. */
const TAGS = '[\\w][\\w.-]{0,127}';
/** Nothing here is worth waiting for: ECS's default of 30 s is most of a destroy. */
const HARDENED = {
  readonlyRootFilesystem: true,
  capabilities: { drop: ['ALL'] },
  init: true,
  stopTimeout: 5,
} satisfies Partial<TemplateContainer>;

/** `data` fills the shared volume once and ends; `api` serves what lies there; `web` is what people open. */
export const defaultTemplate: Template = {
  name: 'default',
  description: 'A small web app with an API and a seeded data set of its own',
  cpu: 256,
  memory: 512,
  platform: 'amd64',
  front: { container: 'web', port: WEB_PORT, path: '/' },
  volumes: ['data'],
  namesUsed: [],
  containers: [
    {
      name: 'data',
      image: 'default/data',
      role: 'data',
      tags: TAGS,
      essential: false,
      // Fargate's volumes belong to root, so root has to do the seeding; nothing listens in this container.
      user: '0:0',
      environment: { SEED_FILE },
      mountPoints: [{ sourceVolume: 'data', containerPath: '/data', readOnly: false }],
      ...HARDENED,
    },
    {
      name: 'api',
      image: 'default/api',
      role: 'app',
      tags: TAGS,
      essential: true,
      user: UNPRIVILEGED,
      environment: { PORT: String(API_PORT), SEED_FILE },
      dependsOn: [{ containerName: 'data', condition: 'SUCCESS' }],
      mountPoints: [{ sourceVolume: 'data', containerPath: '/data', readOnly: true }],
      healthCheck: healthCheck(API_PORT),
      ...HARDENED,
    },
    {
      name: 'web',
      image: 'default/web',
      role: 'app',
      tags: TAGS,
      essential: true,
      user: UNPRIVILEGED,
      environment: {
        PORT: String(WEB_PORT),
        API_URL: `http://127.0.0.1:${API_PORT}`,
        SEED_FILE,
        PLAYGROUND_NAME: [{ variable: 'name' }],
        PLAYGROUND_OWNER: [{ variable: 'owner' }],
        PLAYGROUND_EXPIRES_AT: [{ variable: 'expiresAt' }],
      },
      dependsOn: [
        { containerName: 'data', condition: 'SUCCESS' },
        { containerName: 'api', condition: 'HEALTHY' },
      ],
      mountPoints: [{ sourceVolume: 'data', containerPath: '/data', readOnly: true }],
      healthCheck: healthCheck(WEB_PORT),
      secrets: { PLAYGROUND_PASSWORD: { kind: 'password' } },
      portMappings: [{ containerPort: WEB_PORT, protocol: 'tcp' }],
      ...HARDENED,
    },
  ],
};

/** Asked by node itself, because the images hold no shell and no curl. 5 s is the shortest interval that ECS takes. */
function healthCheck(port: number): NonNullable<TemplateContainer['healthCheck']> {
  const ask = `fetch('http://127.0.0.1:${port}/health').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))`;
  return { command: ['CMD', '/usr/local/bin/node', '-e', ask], interval: 5, timeout: 3, retries: 3, startPeriod: 10 };
}
