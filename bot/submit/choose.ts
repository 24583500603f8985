import { closest } from '../../provisioner/contract/closest.ts';
import type { TemplateSummary } from '../../provisioner/contract/template-summary.ts';
import type { Tags } from '../command/command.ts';
import type { SubmitDeps } from './deps.ts';

export type Unknown =
  /** There is none of that name, or not any longer. */
  | { outcome: 'unknown-template'; said: string; known: string[]; nearest?: string }
  | { outcome: 'unknown-service'; said: string; known: string[]; nearest?: string };

const DEFAULT = 'default';

/** @param said as it was typed; without a word the one named `default`, or else the first */
export function chooseTemplate(
  said: string | undefined,
  { templates }: Pick<SubmitDeps, 'templates'>,
): { template: TemplateSummary } | Unknown {
  const template = templates.find(({ name }) => name === (said ?? DEFAULT)) ?? (said === undefined && templates[0]);
  if (template) return { template };
  const known = templates.map(({ name }) => name);
  return { outcome: 'unknown-template', said: said ?? DEFAULT, ...nearby(said ?? DEFAULT, known) };
}

/** Each tag is of a service that the template has. */
export function unknownService(tags: Tags | undefined, template: TemplateSummary): Unknown | undefined {
  const known = Object.keys(template.services);
  const said = Object.keys(tags ?? {}).find((service) => !known.includes(service));
  return said === undefined ? undefined : { outcome: 'unknown-service', said, ...nearby(said, known) };
}

function nearby(said: string, known: string[]): { known: string[]; nearest?: string } {
  const nearest = closest(said, known);
  return { known, ...(nearest && { nearest }) };
}
