import { expect, it } from 'vitest';
import { withTag } from '../../provisioner/image-reference.ts';

it.each([
  ['registry.test:5000/app/web:1.0', 'registry.test:5000/app/web:v2'],
  ['registry.test:5000/app/web', 'registry.test:5000/app/web:v2'],
  ['registry.test/app/web@sha256:00ff', 'registry.test/app/web:v2'],
])('%s by the tag v2 is %s', (image, tagged) => {
  expect(withTag(image, 'v2')).toBe(tagged);
});
