import { expect, it } from 'vitest';
import { ecrRepository, tagOf, withTag } from '../../../provisioner/images/image-reference.ts';

it.each([
  ['registry.test:5000/app/web:1.0', 'registry.test:5000/app/web:v2'],
  ['registry.test:5000/app/web', 'registry.test:5000/app/web:v2'],
  ['registry.test/app/web@sha256:00ff', 'registry.test/app/web:v2'],
])('%s by the tag v2 is %s', (image, tagged) => {
  expect(withTag(image, 'v2')).toBe(tagged);
});

it.each([
  ['registry.test:5000/app/web:1.0', '1.0'],
  ['postgres:17-alpine', '17-alpine'],
  ['registry.test:5000/app/web', undefined],
  ['postgres:17@sha256:00ff', undefined],
])('%s has the tag %s', (image, tag) => {
  expect(tagOf(image)).toBe(tag);
});

it.each([
  ['111122223333.dkr.ecr.eu-north-1.amazonaws.com/a/b@sha256:00', '111122223333.dkr.ecr.eu-north-1.amazonaws.com/a/b'],
  ['111122223333.dkr.ecr.cn-north-1.amazonaws.com.cn/a:1', '111122223333.dkr.ecr.cn-north-1.amazonaws.com.cn/a'],
  ['playground-local/hello-web:1', undefined],
  ['evil.test/111122223333.dkr.ecr.eu-north-1.amazonaws.com/a:1', undefined],
])('%s lies in the repository %s', (image, repository) => {
  expect(ecrRepository(image)).toBe(repository);
});
