import { describe, expect, it } from 'vitest';
import { containerDefinitions } from '../../../provisioner/playground/task-definition.ts';
import type { TemplateContainer } from '../../../provisioner/templates/template.ts';
import { sampleSite, sampleSpec, sampleTemplate } from '../support/samples.ts';

const definitions = () => containerDefinitions(sampleSpec(), sampleSite());
const web = () => definitions()[2];

/** The definition of a container that differs from the sample's in what is given. */
function containerWith(overrides: Partial<TemplateContainer>) {
  const template = sampleTemplate();
  const [first, ...others] = template.containers;
  if (!first) throw new Error('the sample template has containers');
  return containerDefinitions(
    sampleSpec({ template: { ...template, containers: [{ ...first, ...overrides }, ...others] } }),
    sampleSite(),
  )[0];
}

describe('the container definitions of a playground', () => {
  it('keep the start order of the template', () => {
    expect(definitions().map(({ name }) => name)).toEqual(['data', 'api', 'web']);
  });

  it('are the same for the same playground, so that a second up changes nothing', () => {
    expect(JSON.stringify(definitions())).toBe(JSON.stringify(definitions()));
    expect(web()?.environment.map(({ name }) => name)).toEqual(['EXPIRES_AT', 'NAME', 'OWNER']);
  });

  it('tell the container whose it is and until when', () => {
    expect(web()?.environment).toEqual([
      { name: 'EXPIRES_AT', value: '2027-01-15T08:00:00.000Z' },
      { name: 'NAME', value: 'demo' },
      { name: 'OWNER', value: 'U0ADA0001' },
    ]);
  });

  it('take the image that was chosen in place of the deployment’s', () => {
    const spec = sampleSpec({ images: { web: 'registry/web:v2' } });
    expect(containerDefinitions(spec, sampleSite()).map(({ image }) => image)).toContain('registry/web:v2');
  });

  it('differ with each turn, so that ECS replaces the task', () => {
    const turned = (turn: string) => JSON.stringify(containerDefinitions({ ...sampleSpec(), turn }, sampleSite()));
    expect(turned('op-1')).not.toBe(turned('op-2'));
  });

  it('refer to the password where it lies and never contain it', () => {
    expect(web()?.secrets).toEqual([
      { name: 'PASSWORD', valueFrom: '/playground-bot/dev/credentials/demo-0a1b2c3d/password' },
    ]);
    expect(definitions().filter((definition) => definition.secrets)).toHaveLength(1);
  });

  it('write to the shared log group, a stream per playground', () => {
    for (const { logConfiguration } of definitions()) {
      expect(logConfiguration).toEqual({
        logDriver: 'awslogs',
        options: {
          'awslogs-group': '/playgrounds',
          'awslogs-region': 'us-east-1',
          'awslogs-stream-prefix': 'demo-0a1b2c3d',
        },
      });
    }
  });

  it('give no container a capability, a writable root or a long goodbye', () => {
    for (const definition of definitions()) {
      expect(definition.linuxParameters).toEqual({ capabilities: { drop: ['ALL'] }, initProcessEnabled: true });
      expect(definition.readonlyRootFilesystem).toBe(true);
      expect(definition.stopTimeout).toBeLessThanOrEqual(10);
    }
  });

  it('say which ports a container listens at, and only where the template says it', () => {
    expect(definitions().map(({ portMappings }) => portMappings)).toEqual([
      undefined,
      undefined,
      [{ containerPort: 8080, protocol: 'tcp' }],
    ]);
  });

  it('take the images from the deployment, and name the one that it lacks', () => {
    expect(definitions().map(({ image }) => image)).toEqual(['registry/data:1', 'registry/api:1', 'registry/web:1']);
    const site = { ...sampleSite(), images: { 'sample/data': 'registry/data:1' } };
    expect(() => containerDefinitions(sampleSpec(), site)).toThrow(
      /container api: the deployment has no image "sample\/api"/,
    );
  });

  it('refer to a secret of the deployment by its parameter, and name the one that it lacks', () => {
    const needs = (name: string) => containerWith({ secrets: { API_KEY: { kind: 'parameter', name } } });
    expect(needs('api-key')).toMatchObject({ secrets: [{ name: 'API_KEY', valueFrom: '/templates/api-key' }] });
    expect(() => needs('other')).toThrow('variable API_KEY: TEMPLATE_SECRETS has no "other"; it has api-key');
  });

  it('have the playground’s own values wherever a text may stand', () => {
    const who = ['of ', { variable: 'owner' as const }, ' until ', { variable: 'expiresAt' as const }];
    const container = containerWith({
      entryPoint: ['run', [{ variable: 'id' }]],
      command: ['serve', who],
      labels: { who },
      healthCheck: { command: ['CMD', 'ask', who], interval: 5, timeout: 3, retries: 3 },
    });
    const filled = 'of U0ADA0001 until 2027-01-15T08:00:00.000Z';
    expect(container).toMatchObject({
      entryPoint: ['run', 'demo-0a1b2c3d'],
      command: ['serve', filled],
      dockerLabels: { who: filled },
      healthCheck: { command: ['CMD', 'ask', filled] },
    });
  });

  it('have everything else that a template says, in the words of ECS', () => {
    const said = {
      workingDirectory: '/app',
      volumesFrom: [{ sourceContainer: 'data', readOnly: true }],
      ulimits: [{ name: 'nofile' as const, softLimit: 1024, hardLimit: 65536 }],
      cpu: 128,
      memory: 256,
      memoryReservation: 128,
      stopTimeout: 30,
      systemControls: [{ namespace: 'net.core.somaxconn', value: '1024' }],
      interactive: true,
      pseudoTerminal: true,
    };
    expect(containerWith(said)).toMatchObject(said);
    expect(containerWith({ capabilities: { add: ['SYS_PTRACE'] }, init: false })).toMatchObject({
      linuxParameters: { capabilities: { add: ['SYS_PTRACE'] }, initProcessEnabled: false },
    });
    expect(containerWith({ restartPolicy: { ignoredExitCodes: [0], period: 60 } })).toMatchObject({
      restartPolicy: { enabled: true, ignoredExitCodes: [0], restartAttemptPeriod: 60 },
    });
  });
});
