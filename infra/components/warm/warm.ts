import type { ColdStarts } from '../../cold-start-settings.ts';
import type { LambdaFunction } from '../lambda-function.ts';
import { keepWarm } from './keep-warm.ts';
import { ProvisionedEnvironments } from './provisioned.ts';

/** What the settings pay for so that nobody waits for a function to start. */
export function againstColdStarts(name: string, target: LambdaFunction, settings: ColdStarts): void {
  const { provisioned } = settings;
  const { name: functionName, qualifier } = target;
  if (settings.keepWarm) keepWarm(name, target);
  if (provisioned !== undefined && qualifier) {
    new ProvisionedEnvironments(name, {
      target: { name: functionName, qualifier },
      wanted: { ...settings, provisioned },
    });
  }
}
