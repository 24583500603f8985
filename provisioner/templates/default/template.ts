import type { Template, TemplateContainer } from '../template.ts';

const WEB_PORT = 8080;
const API_PORT = 8081;
const SEED_FILE = '/data/seed.json';
/** The image's own user may be root, and a task definition is where a reader looks for it. */
const UNPRIVILEGED = '1000:1000';

/** `data` fills the shared volume once and ends; `api` serves what lies there; `web` is what people open. */
export const defaultTemplate: Template = {
  name: 'default',
  description: 'A small web app with an API and a seeded data set of its own',
  cpu: 256,
  memory: 512,
  port: WEB_PORT,
  volumes: ['data'],
  containers: [
    {
      name: 'data',
      image: 'default/data',
      essential: false,
      // Fargate's volumes belong to root, so root has to do the seeding; nothing listens in this container.
      user: '0:0',
      environment: { SEED_FILE },
      mountPoints: [{ sourceVolume: 'data', containerPath: '/data', readOnly: false }],
      readonlyRootFilesystem: true,
    },
    {
      name: 'api',
      image: 'default/api',
      essential: true,
      user: UNPRIVILEGED,
      environment: { PORT: String(API_PORT), SEED_FILE },
      dependsOn: [{ containerName: 'data', condition: 'SUCCESS' }],
      mountPoints: [{ sourceVolume: 'data', containerPath: '/data', readOnly: true }],
      healthCheck: healthCheck(API_PORT),
      readonlyRootFilesystem: true,
    },
    {
      name: 'web',
      image: 'default/web',
      essential: true,
      user: UNPRIVILEGED,
      environment: {
        PORT: String(WEB_PORT),
        API_URL: `http://127.0.0.1:${API_PORT}`,
        SEED_FILE,
        PLAYGROUND_NAME: '{{name}}',
        PLAYGROUND_OWNER: '{{owner}}',
        PLAYGROUND_EXPIRES_AT: '{{expiresAt}}',
      },
      dependsOn: [
        { containerName: 'data', condition: 'SUCCESS' },
        { containerName: 'api', condition: 'HEALTHY' },
      ],
      mountPoints: [{ sourceVolume: 'data', containerPath: '/data', readOnly: true }],
      healthCheck: healthCheck(WEB_PORT),
      passwordVariable: 'PLAYGROUND_PASSWORD',
      readonlyRootFilesystem: true,
    },
  ],
};

/** Asked by node itself, because the images hold no shell and no curl. 5 s is the shortest interval that ECS takes. */
function healthCheck(port: number): NonNullable<TemplateContainer['healthCheck']> {
  const ask = `fetch('http://127.0.0.1:${port}/health').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))`;
  return { command: ['CMD', '/usr/local/bin/node', '-e', ask], interval: 5, timeout: 3, retries: 3, startPeriod: 10 };
}
