import type { EngineEvent } from '@pulumi/pulumi/automation/index.js';
import type { Resource } from './rule.ts';

/** Pure: what there would be after what the engine's events tell, whether it changes or not. What goes is not in it. */
export function resourcesOf(events: readonly EngineEvent[]): Resource[] {
  const resources = new Map<string, Resource>();
  for (const { resourcePreEvent } of events) {
    const { type, urn, new: next } = resourcePreEvent?.metadata ?? {};
    if (!type?.startsWith('aws:') || !urn || !next) continue;
    resources.set(urn, { type, name: urn.split('::').at(-1) ?? urn, inputs: next.inputs ?? {} });
  }
  return [...resources.values()];
}
