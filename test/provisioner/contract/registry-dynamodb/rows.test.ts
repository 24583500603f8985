import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ERROR_CODES } from '../../../../provisioner/contract/errors.ts';
import { parseOperation, parsePlayground } from '../../../../provisioner/contract/registry-dynamodb/rows.ts';

type Row = Record<string, unknown>;

/** As they lay in the table when that release wrote them; never to be changed. */
const first: { playgrounds: Row[]; operations: Row[] } = JSON.parse(
  readFileSync(new URL('rows/of-the-first-release.json', import.meta.url), 'utf8'),
);

/** Of the same release: a row may hold any of them. */
const FIRST_CODES = [
  'IMAGE_NOT_FOUND',
  'CONTAINER_EXITED',
  'NOT_HEALTHY',
  'NOT_PLACED',
  'ENGINE_FAILED',
  'ATTEMPTS_EXHAUSTED',
  'INTERNAL',
];

describe('rows of the first release', () => {
  it.each(first.playgrounds)('$pk is read as it is', (row) => {
    const { pk: _pk, dueKind: _kind, dueAt: _at, ...fields } = row;
    expect(parsePlayground(row)).toEqual(fields);
  });

  it.each(first.operations)('$pk is read as it is', (row) => {
    const { pk: _pk, deleteAfter: _after, ...fields } = row;
    expect(parseOperation(row)).toEqual(fields);
  });

  it('hold errors that this release has words for', () => {
    expect(ERROR_CODES).toEqual(expect.arrayContaining(FIRST_CODES));
  });
});

describe('rows of a later release, met while it is deployed or after it was rolled back', () => {
  it('are read without what this one does not know', () => {
    const [row = {}] = first.playgrounds;
    expect(parsePlayground({ ...row, colour: 'blue' })).toEqual(parsePlayground(row));
  });

  it('are refused by name where they say something that this one would get wrong', () => {
    const [row = {}] = first.playgrounds;
    expect(() => parsePlayground({ ...row, state: 'hibernating' })).toThrow(/reading row PLAYGROUND#demo/);
  });
});
