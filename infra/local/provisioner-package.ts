import { FUNCTION_NAMES, type FunctionName } from '../bundle/functions.ts';
import { buildProvisionerImage } from '../provisioner-image/build.ts';
import type { SettingsInput } from '../settings.ts';
import { clientEnvironment } from './emulator/environment.ts';
import { type Log, named, timed } from './setup/progress.ts';

/** As what the provisioner runs here; on AWS it is one of the last two. */
const PROVISIONER_CHOICES = ['zip', 'image', 'fargate'] as const;
export type ProvisionerChoice = (typeof PROVISIONER_CHOICES)[number];

/** The provisioner's image in the local engine, once it is built. */
export const PROVISIONER_IMAGE = 'playground-local/provisioner:current';

/** PLAYGROUND_PROVISIONER of the environment. @throws when it is none of the choices */
export function provisionerChoice(env: NodeJS.ProcessEnv): ProvisionerChoice {
  const given = env['PLAYGROUND_PROVISIONER'] || 'zip';
  const choice = PROVISIONER_CHOICES.find((one) => one === given);
  if (choice) return choice;
  throw new Error(`PLAYGROUND_PROVISIONER is "${given}"; it takes ${PROVISIONER_CHOICES.join(', ')}`);
}

/** What has to be bundled for the choice: the image's own bundles are made with the image. */
export function bundlesFor(choice: ProvisionerChoice): FunctionName[] {
  return FUNCTION_NAMES.filter((name) => name !== 'provisioner-cli' && (name !== 'provisioner' || choice === 'zip'));
}

/**
 * Builds what the choice needs.
 * @param noDocker why there is none, where there is none
 * @returns the setting `provisioner` of the local deployment, once the emulator's address is known
 * @throws when it needs Docker and there is none
 */
export async function packProvisioner(
  choice: ProvisionerChoice,
  noDocker: string | undefined,
  log: Log,
  build = buildProvisionerImage,
): Promise<(endpoint: string) => SettingsInput['provisioner']> {
  // The quickest to start: the machine's own engine beside the bundle.
  if (choice === 'zip') return () => ({ package: 'zip' });
  if (noDocker !== undefined) {
    throw new Error(
      `the provisioner's image needs Docker, and there is none (${noDocker}); start without PLAYGROUND_PROVISIONER=${choice}`,
    );
  }
  const say = named(log, "Provisioner's image");
  await timed(say, () => build({ tag: PROVISIONER_IMAGE, log: say }));
  if (choice === 'image') return () => ({ package: 'image', imageUri: PROVISIONER_IMAGE });
  return (endpoint) => ({
    package: 'image',
    imageUri: PROVISIONER_IMAGE,
    runOn: 'fargate',
    // On AWS a task finds all of this by itself.
    environment: clientEnvironment(endpoint),
  });
}
