import type { EngineEvent } from '@pulumi/pulumi/automation/index.js';
import { describe, expect, it } from 'vitest';
import { changeOf, diagnosticOf } from '../../../provisioner/engine/events.ts';

const event = (fields: object): EngineEvent => ({ sequence: 1, timestamp: 1, ...fields }) as EngineEvent;
const metadata = { type: 'aws:ecs/service:Service' };
const URN = 'urn:pulumi:demo-1::playground::playground:Box$aws:ecs/service:Service::service';

describe('an event of the engine', () => {
  it('tells which resource it has begun, and which it has done with', () => {
    expect(changeOf(event({ resourcePreEvent: { metadata } }))).toEqual({ type: metadata.type, phase: 'begun' });
    expect(changeOf(event({ resOutputsEvent: { metadata } }))).toEqual({ type: metadata.type, phase: 'done' });
    expect(changeOf(event({ preludeEvent: { config: {} } }))).toBeUndefined();
  });

  it('tells of an error, and of which resource, also of one inside a component', () => {
    const diagnosticEvent = { severity: 'error', message: 'denied', color: 'never', urn: URN };
    expect(diagnosticOf(event({ diagnosticEvent }))).toEqual({ type: metadata.type, message: 'denied' });
    const { urn: _, ...nowhere } = diagnosticEvent;
    expect(diagnosticOf(event({ diagnosticEvent: nowhere }))).toEqual({ message: 'denied' });
  });

  it('that is only a warning is no error', () => {
    expect(
      diagnosticOf(event({ diagnosticEvent: { severity: 'warning', message: 'slow', color: '' } })),
    ).toBeUndefined();
  });
});
