import { FREE_STORAGE_GIB, type Size } from '../../contract/price.ts';
import { secretsAsked } from '../../templates/secrets-asked.ts';
import type { Template } from '../../templates/template.ts';
import type { Compiled } from '../compile.ts';
import { type Finding, inWords } from '../finding.ts';
import { UNSAID_MEMORY_MIB } from '../task-size.ts';
import { containerTable } from './containers.ts';
import { startTree } from './start-tree.ts';

const KINDS: readonly Finding['kind'][] = ['refused', 'warning', 'note'];

/**
 * Everything that there is to say of a template, as lines for a terminal: what is refused first, then the task.
 * @param pricePerHour in US dollars, of such a task with its public address
 */
export function report({ findings, template, images }: Compiled, pricePerHour: (size: Size) => number): string[] {
  const said = KINDS.flatMap((kind) => findings.filter((finding) => finding.kind === kind).map(inWords));
  const count = (kind: Finding['kind']): number => findings.filter((finding) => finding.kind === kind).length;
  const counts = `${count('refused')} refused, warnings: ${count('warning')}, notes: ${count('note')}`;
  if (!template || !images) return [...said, '', `No template is made of it: ${counts}.`];
  const { cpu, memory, platform, front, ephemeralStorageGiB: storage = FREE_STORAGE_GIB, volumes } = template;
  return [
    ...said,
    ...(said.length > 0 ? [''] : []),
    `${template.name}: ${template.description}`,
    '',
    ...containerTable(template, images),
    '',
    `Task: ${cpu / 1024} vCPU, ${memory} MiB, ${storage} GiB of storage, linux/${platform}`,
    ...unsized(template),
    `Cost: $${pricePerHour(template).toFixed(4)} an hour, with its public address`,
    `Opens: ${front.container}, http://ADDRESS:${front.port}${front.path}`,
    `Reaches: what the deployment’s setting egress lets it, which is tcp 443 where it says nothing`,
    `Volumes: ${volumes.join(', ') || 'none'}`,
    ...choices(template),
    '',
    'Start order:',
    ...startTree(template).map((line) => `  ${line}`),
    '',
    `It can be deployed: ${counts}.`,
  ];
}

/** What it asks of the deployment, and what it leaves to people. */
function choices(template: Template): string[] {
  const secrets = secretsAsked(template);
  const tags = template.containers.flatMap(({ name, tags: pattern }) => (pattern ? [`${name}=${pattern}`] : []));
  return [
    ...(secrets.length > 0
      ? [`Secrets: ${secrets.join(', ')}, which the deployment’s setting templateSecrets has to name`]
      : []),
    ...(tags.length > 0 ? [`Tags: ${tags.join(', ')}`] : []),
  ];
}

function unsized({ containers }: Template): string[] {
  const names = containers
    .filter((each) => (each.memory ?? each.memoryReservation) === undefined)
    .map(({ name }) => name);
  if (names.length === 0) return [];
  return [
    `      ${names.join(', ')} say nothing of memory and count ${UNSAID_MEMORY_MIB} MiB each; x-playground.memory sets the task’s`,
  ];
}
