import { describe, expect, it } from 'vitest';
import { readCatalogue } from '../../../infra/templates/catalogue.ts';

const { templates, images } = await readCatalogue();
/** Public ones: their users and file systems are their makers'. */
const isOurs = (image: string): boolean => images[image]?.source.kind === 'build';

describe.each(templates.map((template) => [template.name, template] as const))('the template %s', (_, template) => {
  it('says what it is, and which of its images are data', () => {
    expect(template.description).not.toBe('');
    const data = template.containers.filter(({ role }) => role === 'data');
    for (const { essential } of data) expect(essential).toBe(false);
  });

  it('has a read-only root in what we build, and root only where nothing listens', () => {
    for (const { image, essential, user, readonlyRootFilesystem } of template.containers) {
      if (!isOurs(image)) continue;
      expect(readonlyRootFilesystem).toBe(true);
      if (essential) expect(user).toMatch(/^[1-9]\d*:[1-9]\d*$/);
    }
  });

  it('mounts only volumes that it has', () => {
    const mounts = template.containers.flatMap((container) => container.mountPoints ?? []);
    for (const { sourceVolume } of mounts) expect(template.volumes).toContain(sourceVolume);
  });
});
