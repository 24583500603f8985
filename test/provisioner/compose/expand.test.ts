import { describe, expect, it } from 'vitest';
import { expand, type Lookup } from '../../../provisioner/compose/expand.ts';

const lookup = (name: string): Lookup => {
  if (name === 'HERE') return { text: 'here' };
  return name === 'NEVER' ? { words: 'Never.' } : 'unset';
};

function expanded(text: string): { out: string; faults: string[] } {
  const faults: string[] = [];
  return { out: expand(text, lookup, (words) => faults.push(words)), faults };
}

describe('variables in a text', () => {
  it.each([
    ['plain', 'plain'],
    ['$HERE', 'here'],
    ['${HERE}', 'here'],
    ['$HERE.txt', 'here.txt'],
    ['a ${HERE} b $HERE', 'a here b here'],
    ['$$HERE costs $$5', '$HERE costs $5'],
    ['$${HERE}', '${HERE}'],
    ['${GONE:-default}', 'default'],
    ['${GONE-default}', 'default'],
    ['${GONE:-}', ''],
    ['${HERE:-default}', 'here'],
    ['${GONE:-http://a.b:80/?c=d-e}', 'http://a.b:80/?c=d-e'],
    ['${GONE:-${ALSO:-${HERE}}}!', 'here!'],
    ['${HERE:+other}', 'other'],
    ['${HERE+${HERE}}', 'here'],
    ['${GONE:+other}', ''],
    ['${HERE:?message}', 'here'],
    ['${HERE:-${NEVER}}', 'here'],
  ])('%s is %s', (text, out) => {
    expect(expanded(text)).toEqual({ out, faults: [] });
  });

  it.each([
    ['$GONE', '${GONE} has no value here.'],
    ['${GONE}', '${GONE} has no value here.'],
    ['${GONE?}', '${GONE} has no value here.'],
    ['${GONE:?say $HERE}', '${GONE} has no value here. The file says of it: say here.'],
    ['${GONE:-${ALSO}}', '${ALSO} has no value here.'],
    ['$NEVER', 'Never.'],
    ['${}', '"${}" is no variable of the form ${NAME}. Write $$ for a dollar sign.'],
    ['$1', '"$1" is no variable of the form ${NAME}. Write $$ for a dollar sign.'],
    ['${A B}', '"${A B}" is no variable of the form ${NAME}. Write $$ for a dollar sign.'],
    ['${HERE', '"${HERE" is no variable of the form ${NAME}. Write $$ for a dollar sign.'],
    ['end$', '"$" is no variable of the form ${NAME}. Write $$ for a dollar sign.'],
  ])('%s is a fault', (text, fault) => {
    expect(expanded(text).faults).toEqual([fault]);
  });
});
