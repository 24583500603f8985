import { describe, expect, it } from 'vitest';
import { allow, type Statement } from '../../infra/components/policy.ts';
import { isAllowed } from './iam-simulator.ts';

const read = { action: 's3:GetObject', resource: 'arn:aws:s3:::ours/a' };
const ours = allow(['s3:GetObject', 's3:PutObject'], 'arn:aws:s3:::ours/*');

describe('the simulator of IAM', () => {
  it('allows what a statement allows, and nothing else', () => {
    expect(isAllowed([], read)).toBe(false);
    expect(isAllowed([ours], read)).toBe(true);
    expect(isAllowed([ours], { ...read, action: 's3:DeleteObject' })).toBe(false);
    expect(isAllowed([ours], { ...read, resource: 'arn:aws:s3:::ours' })).toBe(false);
    expect(isAllowed([ours], { ...read, resource: 'arn:aws:s3:::theirs/ours/a' })).toBe(false);
  });

  it('lets a denial win', () => {
    const deny: Statement = { Effect: 'Deny', Action: 's3:*', Resource: '*' };
    expect(isAllowed([ours, deny], read)).toBe(false);
  });

  it.each([
    ['StringEquals', ['a', 'b'], 'b', true],
    ['StringEquals', 'a', 'ab', false],
    ['StringEquals', 'a', undefined, false],
    ['StringLike', 'a*', 'ab', true],
    ['ArnEquals', 'arn:aws:ec2:*:1:vpc/a', 'arn:aws:ec2:r:1:vpc/b', false],
    ['Bool', 'true', 'true', true],
    ['Null', 'false', 'there', true],
    ['Null', 'false', undefined, false],
    ['StringEqualsIfExists', 'a', undefined, true],
    ['StringEqualsIfExists', 'a', 'b', false],
    ['ForAllValues:StringLike', ['a*', 'b'], ['ab', 'b'], true],
    ['ForAllValues:StringLike', 'a*', ['ab', 'b'], false],
    ['ForAllValues:StringLike', 'a*', undefined, true],
  ])('%s %j holds for %j: %j', (operator, wanted, actual, holds) => {
    const bound = { ...ours, Condition: { [operator]: { key: wanted } } };
    expect(isAllowed([bound], { ...read, context: actual === undefined ? {} : { key: actual } })).toBe(holds);
  });

  it('throws at an operator that it does not know, before anything is taken for refused', () => {
    const bound = { ...ours, Condition: { NumericLessThan: { key: '1' } } };
    expect(() => isAllowed([bound], { ...read, context: { key: '0' } })).toThrow('NumericLessThan');
    const one = { ...ours, Condition: { StringEquals: { key: 'a' } } };
    expect(() => isAllowed([one], { ...read, context: { key: ['a', 'b'] } })).toThrow('several values');
  });
});
