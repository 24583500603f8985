import type { TemplateSummary } from '../provisioner/contract/template-summary.ts';
import { templates } from '../provisioner/templates/index.ts';

/** All templates, as the bot is told of them. */
export function templateSummaries(): TemplateSummary[] {
  return Object.values(templates).map(({ name, description, cpu, memory, containers }) => ({
    name,
    description,
    cpu,
    memory,
    containers: containers.map((container) => container.name),
    services: Object.fromEntries(containers.map((container) => [container.name, container.image])),
  }));
}
