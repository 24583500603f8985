import type { Playground } from '../../provisioner/contract/playground.ts';
import type { TemplateSummary } from '../../provisioner/contract/template-summary.ts';

/** The containers that a playground has: one that has written nothing yet has no stream, but its template has it. */
export function containersOf(
  { template }: Pick<Playground, 'template'>,
  written: readonly string[],
  templates: readonly TemplateSummary[],
): string[] {
  const ofTemplate = templates.find(({ name }) => name === template)?.containers ?? [];
  return [...new Set([...ofTemplate, ...written])];
}
