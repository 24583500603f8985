import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { templates } from '../../../provisioner/templates/index.ts';

const FOLDER = join(import.meta.dirname, '../../../provisioner/templates');

describe.each(Object.entries(templates))('the template %s', (key, template) => {
  const before = (name: string) =>
    template.containers.slice(
      0,
      template.containers.findIndex((container) => container.name === name),
    );

  it('is found under its own name, and its images are built from its own folder', () => {
    expect(template.name).toBe(key);
    for (const { image } of template.containers) {
      expect(image).toMatch(new RegExp(`^${key}/`));
      expect(existsSync(join(FOLDER, image, 'Dockerfile'))).toBe(true);
    }
  });

  it('lists its containers in start order, and depends only on what ECS lets it depend on', () => {
    for (const { name, dependsOn = [] } of template.containers) {
      for (const { containerName, condition } of dependsOn) {
        const other = before(name).find((container) => container.name === containerName);
        expect(other, `${name} depends on ${containerName}`).toBeDefined();
        if (condition === 'HEALTHY') expect(other?.healthCheck).toBeDefined();
        if (condition === 'SUCCESS' || condition === 'COMPLETE') expect(other?.essential).toBe(false);
      }
    }
  });

  it('asks for health as often as ECS lets it, and never through a shell', () => {
    for (const { healthCheck } of template.containers) {
      if (!healthCheck) continue;
      expect(healthCheck.command[0]).toBe('CMD');
      expect(healthCheck.interval).toBeGreaterThanOrEqual(5);
      expect(healthCheck.timeout).toBeGreaterThanOrEqual(2);
    }
  });

  it('has a read-only root everywhere, one container that asks for the password, and root only where nothing listens', () => {
    expect(template.containers.every((container) => container.readonlyRootFilesystem)).toBe(true);
    expect(template.containers.filter((container) => container.secrets)).toHaveLength(1);
    for (const { essential, user } of template.containers) if (essential) expect(user).toMatch(/^[1-9]\d*:[1-9]\d*$/);
  });

  it('mounts only volumes that it has, and writes to each from one container', () => {
    const mounts = template.containers.flatMap((container) => container.mountPoints ?? []);
    for (const { sourceVolume } of mounts) expect(template.volumes).toContain(sourceVolume);
    for (const volume of template.volumes) {
      expect(mounts.filter((mount) => mount.sourceVolume === volume && !mount.readOnly)).toHaveLength(1);
    }
  });
});
