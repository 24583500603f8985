import { expect, it } from 'vitest';
import { addressAt } from '../../../provisioner/playground/address.ts';

it.each([
  ['/', 'http://198.51.100.7:8080'],
  ['/admin/', 'http://198.51.100.7:8080/admin/'],
])('a template that opens %s is at %s', (path, address) => {
  expect(addressAt('198.51.100.7', { front: { container: 'web', port: 8080, path } })).toBe(address);
});
