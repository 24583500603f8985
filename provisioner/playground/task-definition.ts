import type { Site } from '../config.ts';
import { passwordParameterName } from '../contract/playground.ts';
import type { SecretSource, Template, TemplateContainer } from '../templates/template.ts';
import { fill, type Text } from '../templates/variable-text.ts';

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
  /** Container → what its tag stands for; see chosen-images.ts. */
  images?: Record<string, string>;
  /** Whatever differs from the last one makes ECS replace the task; absent at the first. */
  turn?: string;
  /** Behind a load balancer; see load-balancer/names.ts. */
  rulePriority?: number;
}

/**
 * The container definitions of a playground's task, in the template's start order, as ECS takes them. Deterministic, so
 * that a second `up` changes nothing. Secrets are referred to and never contained.
 */
export function containerDefinitions(spec: PlaygroundSpec, site: Site) {
  const { id, name, ownerId: owner } = spec;
  const values = { id, name, owner, expiresAt: new Date(spec.expiresAt * 1000).toISOString() };
  const filled = (text: Text): string => fill(text, values);
  return spec.template.containers.map((container) => ({
    name: container.name,
    image: imageOf(container, spec, site),
    essential: container.essential,
    ...(container.user && { user: container.user }),
    ...(container.entryPoint && { entryPoint: container.entryPoint.map(filled) }),
    ...(container.command && { command: container.command.map(filled) }),
    ...(container.workingDirectory && { workingDirectory: container.workingDirectory }),
    environment: sorted(container.environment).map(([key, text]) => ({ name: key, value: filled(text) })),
    ...(container.secrets && { secrets: secretsOf(container.secrets, spec, site) }),
    ...(container.portMappings && { portMappings: container.portMappings }),
    ...(container.dependsOn && { dependsOn: container.dependsOn }),
    ...(container.mountPoints && { mountPoints: container.mountPoints }),
    ...(container.volumesFrom && { volumesFrom: container.volumesFrom }),
    ...(container.healthCheck && {
      healthCheck: { ...container.healthCheck, command: container.healthCheck.command.map(filled) },
    }),
    ...(container.restartPolicy && { restartPolicy: restartPolicyOf(container.restartPolicy) }),
    ...(container.ulimits && { ulimits: container.ulimits }),
    ...(container.cpu && { cpu: container.cpu }),
    ...(container.memory && { memory: container.memory }),
    ...(container.memoryReservation && { memoryReservation: container.memoryReservation }),
    ...labelsOf(container, spec, filled),
    ...(container.systemControls && { systemControls: container.systemControls }),
    ...(container.interactive && { interactive: true }),
    ...(container.pseudoTerminal && { pseudoTerminal: true }),
    readonlyRootFilesystem: container.readonlyRootFilesystem,
    linuxParameters: {
      ...(container.capabilities && { capabilities: container.capabilities }),
      initProcessEnabled: container.init,
    },
    stopTimeout: container.stopTimeout,
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

function imageOf(container: TemplateContainer, spec: PlaygroundSpec, site: Site): string {
  const image = spec.images?.[container.name] ?? site.images[container.image];
  if (image) return image;
  throw new Error(
    `template ${spec.template.name}, container ${container.name}: the deployment has no image "${container.image}"; it has ${Object.keys(site.images).join(', ') || 'none'}`,
  );
}

function secretsOf(secrets: Record<string, SecretSource>, spec: PlaygroundSpec, site: Site) {
  return sorted(secrets).map(([name, source]) => {
    if (source.kind === 'password') return { name, valueFrom: passwordParameterName(site.credentialsPrefix, spec.id) };
    const valueFrom = site.secrets[source.name];
    if (valueFrom) return { name, valueFrom };
    throw new Error(
      `template ${spec.template.name}, variable ${name}: TEMPLATE_SECRETS has no "${source.name}"; it has ${Object.keys(site.secrets).join(', ') || 'none'}`,
    );
  });
}

function restartPolicyOf({ ignoredExitCodes, period }: NonNullable<TemplateContainer['restartPolicy']>) {
  return {
    enabled: true,
    ...(ignoredExitCodes && { ignoredExitCodes }),
    ...(period && { restartAttemptPeriod: period }),
  };
}

function labelsOf({ labels }: TemplateContainer, { turn }: PlaygroundSpec, filled: (text: Text) => string) {
  const own = sorted(labels).map(([name, text]) => [name, filled(text)] as const);
  const all = [...own, ...(turn === undefined ? [] : [['playground.turn', turn] as const])];
  return all.length === 0 ? {} : { dockerLabels: Object.fromEntries(all) };
}

function sorted<T>(table: Record<string, T> | undefined): [string, T][] {
  return Object.entries(table ?? {}).sort(([a], [b]) => (a < b ? -1 : 1));
}
