import { expect, it } from 'vitest';
import { startTree } from '../../../../provisioner/compose/check/start-tree.ts';
import { compiled } from '../support/folder.ts';

it('draws each container below the last of those that it waits for', () => {
  const { template } = compiled(`
services:
  a: { image: a, ports: ['80'], restart: 'no' }
  b: { image: b, depends_on: [a] }
  c: { image: c, depends_on: [a] }
  d: { image: d, depends_on: [a, b] }
  e: { image: e, depends_on: [d] }
  f: { image: f }
`);
  expect(template && startTree(template)).toEqual([
    'a',
    '├─ b, when a has started',
    '│  └─ d, when b has started and a has started',
    '│     └─ e, when d has started',
    '└─ c, when a has started',
    'f',
  ]);
});
