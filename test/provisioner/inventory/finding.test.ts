import { describe, expect, it } from 'vitest';
import { findingOf, findingWords } from '../../../provisioner/inventory/finding.ts';

const CLUSTER = 'arn:aws:ecs:us-east-1:000000000000:cluster/playgrounds';
const elb = (rest: string) => `arn:aws:elasticloadbalancing:us-east-1:000000000000:${rest}`;
const ecs = (rest: string) => `arn:aws:ecs:us-east-1:000000000000:${rest}`;

describe('what an ARN names', () => {
  it.each([
    [ecs('service/playgrounds/demo-1'), { kind: 'service', id: 'demo-1' }, 'service demo-1'],
    [ecs('task/playgrounds/0a1b'), { kind: 'task', id: ecs('task/playgrounds/0a1b') }, 'task 0a1b'],
    [
      ecs('task-definition/demo-1:3'),
      { kind: 'task-definition', id: ecs('task-definition/demo-1:3') },
      'task definition demo-1:3',
    ],
    [
      'arn:aws:ec2:us-east-1:000000000000:security-group/sg-1',
      { kind: 'security-group', id: 'sg-1' },
      'security group sg-1',
    ],
    [elb('targetgroup/demo-1/0a1b'), { kind: 'target-group', id: 'demo-1' }, 'target group demo-1'],
    [
      elb('listener-rule/app/playgrounds/0a/1b/2c'),
      { kind: 'listener-rule', id: elb('listener-rule/app/playgrounds/0a/1b/2c') },
      'listener rule 2c',
    ],
    [
      'arn:aws:ssm:us-east-1:000000000000:parameter/bot/demo-1/password',
      { kind: 'parameter', id: '/bot/demo-1/password' },
      'parameter /bot/demo-1/password',
    ],
  ])('%s', (arn, finding, words) => {
    expect(findingOf(arn, CLUSTER)).toEqual(finding);
    expect(findingWords(finding as never)).toBe(words);
  });

  it.each([
    ecs('service/elsewhere/demo-1'),
    ecs('cluster/playgrounds'),
    elb('loadbalancer/app/playgrounds/0a'),
    'arn:aws:s3:::a-bucket',
    'arn:aws:ec2:us-east-1:0:volume/vol-1',
  ])('is nothing of a playground: %s', (arn) => {
    expect(findingOf(arn, CLUSTER)).toBeUndefined();
  });
});
