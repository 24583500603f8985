import type { EngineEvent } from '@pulumi/pulumi/automation/index.js';

export type PreviewAct = 'create' | 'update' | 'replace' | 'delete';

/** One change that a deployment would make. */
export interface PreviewStep {
  act: PreviewAct;
  /** Pulumi's type token, such as `aws:lambda/function:Function`. */
  type: string;
  name: string;
  /** What the resource would have; absent of one that goes. */
  inputs: Readonly<Record<string, unknown>> | undefined;
  /** What it has now; absent of one that is new. */
  before: Readonly<Record<string, unknown>> | undefined;
}

/** The engine's words for the parts of one change → the change; its other words change nothing in AWS. */
const ACTS: Readonly<Record<string, PreviewAct>> = {
  create: 'create',
  import: 'create',
  update: 'update',
  delete: 'delete',
  replace: 'replace',
  'create-replacement': 'replace',
  'delete-replaced': 'replace',
};

/** Pure: what the engine's events say would be done. Groups of resources and providers are none of it. */
export function previewSteps(events: readonly EngineEvent[]): PreviewStep[] {
  const steps = new Map<string, PreviewStep>();
  for (const { resourcePreEvent } of events) {
    if (!resourcePreEvent) continue;
    const { op, type, urn, old, new: next } = resourcePreEvent.metadata;
    const act = ACTS[op];
    if (!act || !type.startsWith('aws:')) continue;
    // A replacement is told in three parts.
    steps.set(urn, { act, type, name: urn.split('::').at(-1) ?? urn, inputs: next?.inputs, before: old?.inputs });
  }
  return [...steps.values()];
}

const SIGNS: Record<PreviewAct, string> = { create: '+', update: '~', replace: '±', delete: '-' };
const WORDS: Record<PreviewAct, string> = {
  create: 'to make',
  update: 'to change',
  replace: 'to make anew',
  delete: 'to remove',
};

/** Pure: the list for people, what goes first, and its counts. */
export function previewLines(steps: readonly PreviewStep[]): string[] {
  if (steps.length === 0) return ['Nothing would change.'];
  const acts: PreviewAct[] = ['delete', 'replace', 'update', 'create'];
  const lines = acts.flatMap((act) =>
    steps
      .filter((step) => step.act === act)
      .map(({ type, name }) => `  ${SIGNS[act]} ${name} (${kindOf(type)})`)
      .sort(),
  );
  const counts = acts.flatMap((act) => {
    const count = steps.filter((step) => step.act === act).length;
    return count === 0 ? [] : [`${count} ${WORDS[act]}`];
  });
  return [...lines, `${counts.join(', ')}.`];
}

/** `aws:lambda/function:Function` → `lambda Function` */
export function kindOf(type: string): string {
  const [, module = '', kind = ''] = type.split(':');
  return `${module.split('/')[0]} ${kind}`;
}
