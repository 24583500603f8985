import { describe, expect, it } from 'vitest';
import { containerDefinitions } from '../../provisioner/task-definition.ts';
import { sampleSite, sampleSpec, sampleTemplate } from './support/samples.ts';

const definitions = () => containerDefinitions(sampleSpec(), sampleSite());
const web = () => definitions()[2];

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

  it.each([
    ['registry.test:5000/app/web:1.0', 'registry.test:5000/app/web:v2'],
    ['registry.test:5000/app/web', 'registry.test:5000/app/web:v2'],
    ['registry.test/app/web@sha256:00ff', 'registry.test/app/web:v2'],
  ])('take the tag that was asked for in place of what %s has', (image, tagged) => {
    const site = sampleSite();
    const { image: key } = sampleTemplate().containers[2] ?? { image: '' };
    const spec = { ...sampleSpec(), tags: { web: 'v2' } };
    const images = containerDefinitions(spec, { ...site, images: { ...site.images, [key]: image } });
    expect(images.map(({ image }) => image)).toContain(tagged);
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

  it('publish the port of the container that checks the password and no other', () => {
    expect(definitions().map(({ portMappings }) => portMappings)).toEqual([
      undefined,
      undefined,
      [{ containerPort: 8080, protocol: 'tcp' }],
    ]);
  });

  it('publish the last essential container where none checks a password', () => {
    const template = sampleTemplate();
    for (const container of template.containers) delete container.passwordVariable;
    const published = containerDefinitions(sampleSpec({ template }), sampleSite()).filter((d) => d.portMappings);
    expect(published.map(({ name }) => name)).toEqual(['web']);
  });

  it('take the images from the deployment, and name the one that it lacks', () => {
    expect(definitions().map(({ image }) => image)).toEqual(['registry/data:1', 'registry/api:1', 'registry/web:1']);
    const site = { ...sampleSite(), images: { 'sample/data': 'registry/data:1' } };
    expect(() => containerDefinitions(sampleSpec(), site)).toThrow(
      /container api: TEMPLATE_IMAGES has no "sample\/api"/,
    );
  });

  it('refuse a placeholder that nobody knows', () => {
    const template = sampleTemplate();
    template.containers[2] = { ...template.containers[2], environment: { X: '{{password}}' } } as never;
    expect(() => containerDefinitions(sampleSpec({ template }), sampleSite())).toThrow(
      'web.X: {{password}} is no placeholder',
    );
  });
});
