import { closest } from '../../provisioner/contract/closest.ts';
import type { TemplateSummary } from '../../provisioner/contract/template-summary.ts';
import type { Tags } from '../command/command.ts';
import type { SubmitDeps } from './deps.ts';

export type Unknown =
  /** There is none of that name, or not any longer. */
  | { outcome: 'unknown-template'; said: string; known: string[]; nearest?: string }
  | { outcome: 'unknown-service'; said: string; known: string[]; nearest?: string }
  /** `allowed`: the template's pattern for tags of this service; absent where none may be chosen. */
  | { outcome: 'tag-not-allowed'; service: string; said: string; allowed?: string };

/** @param said as it was typed; without a word the default, which is the first */
export function chooseTemplate(
  said: string | undefined,
  { templates }: Pick<SubmitDeps, 'templates'>,
): { template: TemplateSummary } | Unknown {
  const template = said === undefined ? templates[0] : templates.find(({ name }) => name === said);
  if (template) return { template };
  const known = templates.map(({ name }) => name);
  return { outcome: 'unknown-template', said: said ?? '', ...nearby(said ?? '', known) };
}

/** Each tag is of a service that the template has, and one that the template lets people choose. */
export function tagFault(tags: Tags | undefined, { services }: TemplateSummary): Unknown | undefined {
  const known = Object.keys(services);
  for (const [service, said] of Object.entries(tags ?? {})) {
    if (!known.includes(service)) return { outcome: 'unknown-service', said: service, ...nearby(service, known) };
    const allowed = services[service]?.tags;
    if (allowed === undefined || !new RegExp(`^(?:${allowed})$`).test(said)) {
      return { outcome: 'tag-not-allowed', service, said, ...(allowed !== undefined && { allowed }) };
    }
  }
  return undefined;
}

function nearby(said: string, known: string[]): { known: string[]; nearest?: string } {
  const nearest = closest(said, known);
  return { known, ...(nearest && { nearest }) };
}
