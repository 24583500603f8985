import type { EngineEvent } from '@pulumi/pulumi/automation/index.js';
import type { Diagnostic } from './errors.ts';

/** The engine has begun or ended work on one resource, named by its Pulumi type token. */
export interface ResourceChange {
  type: string;
  phase: 'begun' | 'done';
}

/** Undefined for events that are not about the course of one resource. */
export function changeOf(event: EngineEvent): ResourceChange | undefined {
  if (event.resourcePreEvent) return { type: event.resourcePreEvent.metadata.type, phase: 'begun' };
  if (event.resOutputsEvent) return { type: event.resOutputsEvent.metadata.type, phase: 'done' };
  return undefined;
}

/** Undefined for everything that is not an error. */
export function diagnosticOf(event: EngineEvent): Diagnostic | undefined {
  const diagnostic = event.diagnosticEvent;
  if (diagnostic?.severity !== 'error') return undefined;
  // urn:pulumi:<stack>::<project>::<type, with its parents' before it>::<name>
  const type = diagnostic.urn?.split('::')[2]?.split('$').at(-1);
  return { message: diagnostic.message, ...(type && { type }) };
}
