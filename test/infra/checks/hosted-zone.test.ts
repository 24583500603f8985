import { describe, expect, it } from 'vitest';
import { judgeHostedZone } from '../../../infra/checks/hosted-zone.ts';
import { judgeLoadBalancer } from '../../../infra/checks/load-balancer.ts';
import { zonesThatHold } from '../../../infra/hosted-zone.ts';

const DOMAIN = 'play.example.com';

describe('the hosted zone of a domain', () => {
  it('may be its own or a parent’s, the nearest first', () => {
    expect(zonesThatHold('a.play.example.com')).toEqual(['a.play.example.com', 'play.example.com', 'example.com']);
  });

  it('that is there is named', () => {
    expect(judgeHostedZone({ answer: { name: 'example.com', id: '/hostedzone/Z1' } }, DOMAIN)).toEqual({
      part: 'Domain',
      state: 'good',
      text: 'play.example.com, in the hosted zone example.com',
    });
  });

  it('that is not there stops the deployment, with the command that makes it', () => {
    const found = judgeHostedZone({ answer: undefined }, DOMAIN);
    expect(found).toMatchObject({
      state: 'wrong',
      text: expect.stringContaining('no public hosted zone for play.example.com'),
    });
    expect(found.todo).toContain('aws route53 create-hosted-zone --name play.example.com');
  });

  it('that cannot be seen stops nobody', () => {
    expect(judgeHostedZone({ error: new Error('AccessDenied') }, DOMAIN)).toMatchObject({ state: 'note' });
  });
});

describe('the cost of a load balancer', () => {
  it('is said before it is paid, and only where there is one', () => {
    expect(judgeLoadBalancer({ exposure: 'public' })).toEqual([]);
    expect(judgeLoadBalancer({ exposure: 'load-balancer' })).toMatchObject([
      { state: 'note', text: expect.stringContaining('$23.73 a month') },
    ]);
  });
});
