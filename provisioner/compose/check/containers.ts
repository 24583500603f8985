import type { ImageSource } from '../../templates/image-source.ts';
import type { Template, TemplateContainer } from '../../templates/template.ts';
import { table } from './table.ts';

const HEAD = ['#', 'container', 'image', 'role', 'cpu', 'memory', 'listens at', 'when it ends'];

/** The containers of a template in start order, as a table. */
export function containerTable(
  { containers, front }: Template,
  images: Readonly<Record<string, ImageSource>>,
): string[] {
  const rows = containers.map((container, index) => [
    String(index + 1),
    container.name,
    imageWords(images[container.image]),
    container.role,
    container.cpu === undefined ? '-' : String(container.cpu / 1024),
    memoryWords(container),
    portWords(container, front),
    endWords(container),
  ]);
  return table([HEAD, ...rows]);
}

function imageWords(source: ImageSource | undefined): string {
  if (!source) return '-';
  return source.kind === 'copy' ? source.reference : `built from ${source.dockerfile}`;
}

function memoryWords({ memory, memoryReservation }: TemplateContainer): string {
  if (memory !== undefined) return `${memory} MiB`;
  return memoryReservation === undefined ? '-' : `${memoryReservation} MiB or more`;
}

function portWords({ name, portMappings = [] }: TemplateContainer, front: Template['front']): string {
  const words = portMappings.map(({ containerPort, protocol }) => {
    const number = protocol === 'udp' ? `${containerPort}/udp` : String(containerPort);
    return name === front.container && containerPort === front.port ? `${number} (front door)` : number;
  });
  return words.join(', ') || '-';
}

function endWords({ essential, restartPolicy }: TemplateContainer): string {
  const after = essential ? 'the task ends' : 'the task goes on';
  if (!restartPolicy) return after;
  return restartPolicy.ignoredExitCodes ? `restarted if it failed, else ${after}` : 'restarted';
}
