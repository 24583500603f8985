import type { TemplateSummary } from '../../provisioner/contract/template-summary.ts';
import type { Template } from '../../provisioner/templates/template.ts';

/** Templates as whoever talks to people is told of them, in the same order: the first is the default. */
export function templateSummaries(templates: readonly Template[]): TemplateSummary[] {
  return templates.map(({ name, description, cpu, memory, ephemeralStorageGiB, containers }) => ({
    name,
    description,
    cpu,
    memory,
    ...(ephemeralStorageGiB !== undefined && { ephemeralStorageGiB }),
    containers: containers.map((container) => container.name),
    services: Object.fromEntries(
      containers.map(({ name: service, role, tags }) => [service, { role, ...(tags && { tags }) }]),
    ),
  }));
}
