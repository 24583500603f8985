import { parseSettings, type Settings, type SettingsInput } from '../settings.ts';
import type { Catalogue } from '../templates/catalogue.ts';
import { EMULATOR_ENGINE_CONFIG, stateBackendQuery } from './emulator/environment.ts';
import { ADMIN, ALERTS_CHANNEL, TEAM } from './slack/workspace.ts';

/** Shown with every address that nothing answers at. */
export const SIMULATED_NOTICE = 'Simulated: there is no Docker here, so nothing answers at this address.';

/** Whoever has the emulator's own credentials. */
const EMULATOR_CALLER = 'arn:aws:iam::000000000000:root';

/** The stack configuration in which the local deployment differs from one on AWS. */
export function localSettings(options: {
  endpoint: string;
  slackApiUrl: string;
  /** Shown with every address. */
  notice: string | undefined;
  provisioner: SettingsInput['provisioner'];
  /** Name that templates have for a secret → SSM parameter; none where nothing is said. */
  templateSecrets?: Record<string, string>;
}): Settings {
  return parseSettings({
    provisioner: options.provisioner,
    templateSecrets: options.templateSecrets ?? {},
    alertsChannel: ALERTS_CHANNEL,
    allowedTeamIds: [TEAM.id],
    admins: [ADMIN],
    // The emulator's security groups hold nobody off; what they would say is true all the same.
    allowedCidrs: ['127.0.0.1/32'],
    apiCallers: [{ arn: EMULATOR_CALLER, actsFor: 'anybody', credentials: true }],
    apiTokens: 'with-credentials',
    slackApiUrl: options.slackApiUrl,
    // AWS's console knows nothing of an emulator.
    consoleLinks: false,
    engineConfig: EMULATOR_ENGINE_CONFIG,
    stateBackendQuery: stateBackendQuery(options.endpoint),
    architecture: process.arch === 'arm64' ? 'arm64' : 'x86_64',
    protectData: false,
    ...(options.notice === undefined ? {} : { notice: options.notice }),
  });
}

/** Names for the templates' images where none is built, because nothing runs them. */
export function simulatedImages({ images }: Pick<Catalogue, 'images'>): Record<string, string> {
  return Object.fromEntries(Object.keys(images).map((key) => [key, `simulated/${key.replaceAll('/', '-')}`]));
}

/**
 * The address of a function as it is reached from this machine: the host name in it resolves nowhere, the emulator's own path does.
 * @param url of a function, `https://ID.lambda-url.REGION.on.aws/`, or of an HTTP API before it, `http://ID.execute-api.HOST/`
 */
export function localFunctionUrl(endpoint: string, url: string): string {
  const [id, kind] = new URL(url).hostname.split('.');
  return kind === 'execute-api' ? `${endpoint}/_aws/execute-api/${id}/$default/` : `${endpoint}/_aws/lambda-url/${id}/`;
}
