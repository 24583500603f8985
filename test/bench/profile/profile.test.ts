import { describe, expect, it } from 'vitest';
import type { Call } from '../../support/recording-proxy.ts';
import { gaps, processSpans, requestSpans } from './name-parts.ts';
import { waterfall } from './page.ts';

const call = (more: Partial<Call>): Call => ({
  service: 's3',
  action: 'GET /state',
  agent: 'aws-sdk-go-v2/1.41',
  beganAt: 300,
  endedAt: 310,
  ...more,
});

describe('the parts of an operation', () => {
  it('are requests by who makes them and what for', () => {
    const names = requestSpans([
      call({ action: 'GET /state?list-type=2&prefix=.pulumi/locks/' }),
      call({ action: 'PUT /state/.pulumi/stacks/playground/demo.json?x-id=PutObject' }),
      call({ service: 'ecs', action: 'CreateService', agent: 'APN/1.0 Pulumi/1.0' }),
      call({ service: 'dynamodb', action: 'UpdateItem', agent: 'aws-sdk-js/3.1162.0' }),
    ]).map(({ name }) => name);
    expect(names).toEqual([
      'CLI: list .pulumi/locks/',
      'CLI: write .pulumi/stacks/playground/demo.json',
      'AWS plugin: ecs CreateService',
      'provisioner: dynamodb UpdateItem',
    ]);
  });

  it('are processes, with their starts apart', () => {
    const processes = [
      { id: 1, command: '/cache/pulumi stack init --stack demo', from: 100, to: 900 },
      { id: 2, command: '/home/plugins/resource-aws-v7/pulumi-resource-aws 127.0.0.1:1', from: 400, to: 900 },
      { id: 3, command: '/bin/git version', from: 120, to: 130 },
    ];
    const calls = [call({}), call({ service: 'ec2', action: 'CreateSecurityGroup', agent: 'APN', beganAt: 650 })];
    expect(processSpans(processes, calls)).toMatchObject([
      { name: 'pulumi stack init', from: 100, to: 900 },
      { name: 'pulumi stack init: start, until its first request', from: 100, to: 300 },
      { name: 'AWS plugin', from: 400, to: 900 },
      { name: 'AWS plugin: start, until its first request', from: 400, to: 650 },
      { name: 'git', from: 120, to: 130 },
    ]);
  });

  it('are also the times in which no step was under way', () => {
    const span = (from: number, to: number) => ({ lane: 'operation' as const, name: 'a step', from, to });
    const found = gaps(span(0, 100), [span(40, 60), span(10, 50), span(62, 80)], 5);
    expect(found.map(({ from, to }) => [from, to])).toEqual([
      [0, 10],
      [80, 100],
    ]);
  });
});

describe('the page of a profile', () => {
  it('places each part in time, and shows names as text', () => {
    const page = waterfall('A create', 'warm', [
      { lane: 'operation', name: 'engine <up>', from: 1000, to: 3000 },
      { lane: 'request', name: 'CLI: read', from: 2500, to: 3000 },
    ]);
    expect(page).toContain('A create: 2.00 s');
    expect(page).toContain('engine &lt;up>');
    expect(page).toContain('left:75.000%;width:25.000%');
    expect(page).not.toMatch(/<script|https?:/);
  });
});
