import type { Site } from './config.ts';
import { passwordParameterName } from './contract/playground.ts';
import type { Template, TemplateContainer } from './templates/template.ts';

/** What one generation of a playground is made from. `expiresAt` in epoch seconds. */
export interface PlaygroundSpec {
  id: string;
  name: string;
  ownerId: string;
  operationId: string;
  expiresAt: number;
  template: Template;
  /** Container of the template → image tag in place of the template's own. */
  tags?: Record<string, string>;
  /** Whatever differs from the last one makes ECS replace the task; absent at the first. */
  turn?: string;
}

// Nothing in a playground is worth waiting for: ECS's default of 30 s is most of a destroy.
const STOP_TIMEOUT_SECONDS = 5;

const PLACEHOLDER = /\{\{([^{}]*)\}\}/g;

function fill(value: string, spec: PlaygroundSpec, where: string): string {
  const known: Record<string, string> = {
    name: spec.name,
    owner: spec.ownerId,
    expiresAt: new Date(spec.expiresAt * 1000).toISOString(),
  };
  return value.replace(PLACEHOLDER, (whole, key: string) => {
    const filled = known[key.trim()];
    if (filled !== undefined) return filled;
    throw new Error(
      `template ${spec.template.name}, ${where}: ${whole} is no placeholder; known are ${Object.keys(known).join(', ')}`,
    );
  });
}

function imageOf(container: TemplateContainer, spec: PlaygroundSpec, site: Site): string {
  const image = site.images[container.image];
  const tag = spec.tags?.[container.name];
  if (image) return tag === undefined ? image : withTag(image, tag);
  throw new Error(
    `template ${spec.template.name}, container ${container.name}: TEMPLATE_IMAGES has no "${container.image}"; it has ${Object.keys(site.images).join(', ') || 'none'}`,
  );
}

/** The same image by another tag; a digest goes, because it means one image for ever. */
function withTag(image: string, tag: string): string {
  const [name = image] = image.split('@');
  // A colon before the last slash is the registry's port.
  const colon = name.indexOf(':', name.lastIndexOf('/') + 1);
  return `${colon === -1 ? name : name.slice(0, colon)}:${tag}`;
}

function environmentOf(container: TemplateContainer, spec: PlaygroundSpec) {
  return Object.entries(container.environment ?? {})
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => ({ name, value: fill(value, spec, `${container.name}.${name}`) }));
}

/**
 * The container definitions of a playground's task, in the template's start order, as ECS takes them. Deterministic, so
 * that a second `up` changes nothing. The password is referred to and never contained.
 */
export function containerDefinitions(spec: PlaygroundSpec, site: Site) {
  const { template } = spec;
  const front = frontContainer(template);
  return template.containers.map((container) => ({
    name: container.name,
    image: imageOf(container, spec, site),
    essential: container.essential,
    ...(container.user && { user: container.user }),
    ...(container.command && { command: container.command }),
    environment: environmentOf(container, spec),
    ...(container.passwordVariable && {
      secrets: [
        { name: container.passwordVariable, valueFrom: passwordParameterName(site.credentialsPrefix, spec.id) },
      ],
    }),
    ...(container === front && { portMappings: [{ containerPort: template.port, protocol: 'tcp' }] }),
    ...(container.dependsOn && { dependsOn: container.dependsOn }),
    ...(container.mountPoints && { mountPoints: container.mountPoints }),
    ...(container.healthCheck && { healthCheck: container.healthCheck }),
    ...(spec.turn !== undefined && { dockerLabels: { 'playground.turn': spec.turn } }),
    readonlyRootFilesystem: container.readonlyRootFilesystem,
    linuxParameters: { capabilities: { drop: ['ALL'] }, initProcessEnabled: true },
    stopTimeout: STOP_TIMEOUT_SECONDS,
    logConfiguration: {
      logDriver: 'awslogs',
      options: {
        'awslogs-group': site.logGroup,
        'awslogs-region': site.region,
        'awslogs-stream-prefix': spec.id,
      },
    },
  }));
}

/** The container that people reach: the one that checks the password, or else the last essential one to start. */
function frontContainer(template: Template): TemplateContainer | undefined {
  return (
    template.containers.find((container) => container.passwordVariable) ??
    template.containers.findLast((container) => container.essential)
  );
}
