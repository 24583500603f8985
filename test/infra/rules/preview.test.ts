import type { EngineEvent } from '@pulumi/pulumi/automation/index.js';
import { describe, expect, it } from 'vitest';
import { resourcesOf } from '../../../infra/rules/preview.ts';
import { assertRules } from '../../../infra/rules/rule.ts';
import { rulesFor } from '../../../infra/rules/rules.ts';

const LOG = 'aws:cloudwatch/logGroup:LogGroup';

function event(op: string, type: string, name: string, inputs?: object): EngineEvent {
  const urn = `urn:pulumi:dev::playground-bot::${type}::${name}`;
  return {
    resourcePreEvent: { metadata: { op, type, urn, ...(inputs && { new: { inputs } }) } },
  } as unknown as EngineEvent;
}

describe('the resources of a preview', () => {
  it('are those that there would be, also where nothing of them changes; groups and what goes are not', () => {
    const events = [
      event('same', LOG, 'kept', { retentionInDays: 14 }),
      event('create', LOG, 'new', { retentionInDays: 14 }),
      event('delete', LOG, 'old'),
      event('create', 'playground:infra:Network', 'group', {}),
      { diagnosticEvent: { message: 'a word' } } as unknown as EngineEvent,
    ];
    expect(resourcesOf(events)).toEqual([
      { type: LOG, name: 'kept', inputs: { retentionInDays: 14 } },
      { type: LOG, name: 'new', inputs: { retentionInDays: 14 } },
    ]);
  });

  it('are held against the rules, and all that is broken is said', () => {
    const rules = rulesFor({ allowedCidrs: ['203.0.113.0/24'] });
    const group = { ingress: [{ cidrBlocks: ['0.0.0.0/0'] }] };
    const events = [
      event('create', LOG, 'log', {}),
      event('same', 'aws:ec2/securityGroup:SecurityGroup', 'door', group),
    ];
    expect(() => assertRules(resourcesOf(events), rules)).toThrow(
      /^Nothing is deployed[\s\S]*log retention set: log \(aws[\s\S]*no public ingress beyond allowedCidrs: door .* lets in 0\.0\.0\.0\/0/,
    );
    expect(() => assertRules(resourcesOf([event('create', LOG, 'log', { retentionInDays: 1 })]), rules)).not.toThrow();
  });
});
