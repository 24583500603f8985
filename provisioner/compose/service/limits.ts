import type { TemplateContainer } from '../../templates/template.ts';
import { pairsOf, type Service } from '../compose-file.ts';
import type { Spot } from '../spot.ts';
import { parseDuration } from '../units.ts';

/** https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html */
const MAX_STOP_SECONDS = 120;
/** Compose's own; ECS's is 30. */
const STOP_SECONDS = 10;

export function ulimitsOf(ulimits: Service['ulimits'], spot: Spot): TemplateContainer['ulimits'] {
  const entries = Object.entries(ulimits ?? {});
  for (const [name] of entries.filter(([each]) => each !== 'nofile')) {
    spot.at(name).refuse('Fargate lets no limit be set but nofile. Take it out.');
  }
  const nofile = ulimits?.['nofile'];
  if (nofile === undefined) return undefined;
  const { soft, hard } = typeof nofile === 'object' ? nofile : { soft: nofile, hard: nofile };
  const [softLimit, hardLimit] = [Number(soft), Number(hard)];
  if (!Number.isInteger(softLimit) || !Number.isInteger(hardLimit) || softLimit < 1 || softLimit > hardLimit) {
    spot.at('nofile').refuse('It must be a whole number, or soft and hard with soft at most hard. Write such numbers.');
  }
  return [{ name: 'nofile', softLimit, hardLimit }];
}

export function sysctlsOf(sysctls: Service['sysctls'], spot: Spot): TemplateContainer['systemControls'] {
  const all = pairsOf(sysctls).map(([namespace, value = '', step]) => {
    if (!namespace.startsWith('net.'))
      spot.at(step).refuse('Fargate sets sysctls of the network (net.…) and no others. Take it out.');
    return { namespace, value };
  });
  return all.length === 0 ? undefined : all;
}

export function stopTimeoutOf(period: string | undefined, spot: Spot): number {
  if (period === undefined) return STOP_SECONDS;
  const seconds = parseDuration(period);
  if (seconds !== undefined && seconds <= MAX_STOP_SECONDS) return Math.ceil(seconds);
  spot.refuse(
    `Fargate waits at most ${MAX_STOP_SECONDS} s for a container to stop, and this is ${period}. Write a duration of at most 2m.`,
  );
  return STOP_SECONDS;
}

export function capabilitiesOf(
  { cap_add: add = [], cap_drop: drop = [] }: Service,
  spot: Spot,
): TemplateContainer['capabilities'] {
  const named = (capability: string): string => capability.toUpperCase().replace(/^CAP_/, '');
  add.forEach((capability, index) => {
    if (named(capability) === 'SYS_PTRACE') return;
    spot
      .at('cap_add', index)
      .refuse(
        `Fargate adds no capability but SYS_PTRACE, so ${capability} cannot be had. Take it out, and do without.`,
      );
  });
  if (add.length === 0 && drop.length === 0) return undefined;
  return { ...(add.length > 0 && { add: add.map(named) }), ...(drop.length > 0 && { drop: drop.map(named) }) };
}
