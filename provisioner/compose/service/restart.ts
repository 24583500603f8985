import type { TemplateContainer } from '../../templates/template.ts';
import type { Service } from '../compose-file.ts';
import type { Spot } from '../spot.ts';

/** When a container that ended is started again; `unsaid` where the file does not say. */
export type Restart = 'unsaid' | 'no' | 'on-failure' | 'always';

const CONDITIONS: Readonly<Record<string, Restart>> = { none: 'no', 'on-failure': 'on-failure', any: 'always' };
/** ECS's shortest: a container that ends sooner after its start is not started again, and the task ends. */
const PERIOD_SECONDS = 60;

export function restartOf(service: Service, spot: Spot): Restart {
  const condition = service.deploy?.restart_policy?.condition;
  if (condition !== undefined) {
    const known = CONDITIONS[condition];
    if (known) return known;
    spot
      .at('deploy', 'restart_policy', 'condition')
      .refuse(`It must be none, on-failure or any, and is ${condition}. Write one of them.`);
  }
  if (service.restart === undefined) return 'unsaid';
  const [policy, times] = service.restart.split(':');
  if (times !== undefined && policy === 'on-failure') {
    spot
      .at('restart')
      .warn('ECS does not count restarts: it restarts a container that has run for a minute, as often as it fails.');
  }
  if (policy === 'no' || policy === 'on-failure' || policy === 'always') return policy;
  if (policy === 'unless-stopped') return 'always';
  spot
    .at('restart')
    .refuse(`It must be "no", on-failure, always or unless-stopped, and is ${service.restart}. Write one of them.`);
  return 'unsaid';
}

export function restartPolicyOf(restart: Restart): TemplateContainer['restartPolicy'] {
  if (restart === 'always') return { period: PERIOD_SECONDS };
  return restart === 'on-failure' ? { ignoredExitCodes: [0], period: PERIOD_SECONDS } : undefined;
}
