import { delimiter } from 'node:path';

/** The one region of the local cloud. */
export const REGION = 'us-east-1';

const CREDENTIALS = { accessKeyId: 'test', secretAccessKey: 'test' };

/** What the constructor of an AWS client takes to talk to the emulator. */
export function clientOptions(endpoint: string) {
  return { endpoint, region: REGION, credentials: { ...CREDENTIALS } };
}

/**
 * What an AWS client or the Pulumi engine has to be told to talk to the emulator, and to nothing else: whatever account
 * this machine's user works with is taken out of its sight.
 */
export function clientEnvironment(endpoint: string): Record<string, string> {
  return {
    AWS_ENDPOINT_URL: endpoint,
    AWS_REGION: REGION,
    AWS_DEFAULT_REGION: REGION,
    AWS_ACCESS_KEY_ID: CREDENTIALS.accessKeyId,
    AWS_SECRET_ACCESS_KEY: CREDENTIALS.secretAccessKey,
    // Empty counts as unset, and unlike unsetting it survives being laid over another environment.
    AWS_SESSION_TOKEN: '',
    AWS_PROFILE: '',
    AWS_CONFIG_FILE: '/dev/null',
    AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
    AWS_EC2_METADATA_DISABLED: 'true',
    PULUMI_SKIP_UPDATE_CHECK: 'true',
    PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: 'true',
  };
}

/** Pulumi stack configuration by which the AWS provider takes the emulator for AWS. */
export const EMULATOR_ENGINE_CONFIG: Readonly<Record<string, string>> = {
  'aws:region': REGION,
  'aws:skipCredentialsValidation': 'true',
  'aws:skipMetadataApiCheck': 'true',
  'aws:skipRegionValidation': 'true',
  // Without it the tags of a bucket are read at a host name that begins with the account id, which resolves nowhere.
  'aws:skipRequestingAccountId': 'true',
  'aws:s3UsePathStyle': 'true',
};

/** What follows the `?` of an `s3://bucket?…` Pulumi backend in the emulator. */
export function stateBackendQuery(endpoint: string): string {
  return new URLSearchParams({ endpoint, s3ForcePathStyle: 'true', region: REGION }).toString();
}

export interface EmulatorEnvironment {
  /** Of the process that starts it. */
  base: NodeJS.ProcessEnv;
  port: number;
  /** Marks its containers as this run's. */
  instance: string;
  /** Folder for what it and its functions write for a while; it leaves some of that behind. */
  temporary: string;
  /** Folders that come first on the PATH: functions run the `node` and the `pulumi` that are found there. */
  path: readonly string[];
  pulumiHome: string;
  /** Every function then has the rights of its role alone; otherwise policies are kept and not looked at. */
  enforcePolicies: boolean;
  /** How the launcher holds a task's network, and the daemon it asks; without it containers are simulated. */
  pause: { image: string; command: readonly string[]; dockerHost?: string } | undefined;
}

/** The whole environment of the emulator. Its functions inherit it, so it holds nothing that is the user's alone. */
export function emulatorEnvironment(options: EmulatorEnvironment): Record<string, string> {
  const { base, port, instance, temporary, path, pulumiHome, enforcePolicies, pause } = options;
  const inherited = Object.entries(base).filter(
    (entry): entry is [string, string] => entry[1] !== undefined && !/^(AWS_|PULUMI_|NODE_|npm_)/.test(entry[0]),
  );
  return {
    ...Object.fromEntries(inherited),
    PATH: [...path, base['PATH'] ?? ''].join(delimiter),
    PULUMI_HOME: pulumiHome,
    PULUMI_SKIP_UPDATE_CHECK: 'true',
    PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: 'true',
    TMPDIR: temporary,
    GATEWAY_PORT: String(port),
    AUTH: String(enforcePolicies),
    // Whoever reaches it is administrator of everything in it.
    BIND_HOST: '127.0.0.1',
    // Two services that listen on ports of their own, on every interface, and that nothing here uses.
    IOT_MTLS_ENABLED: '0',
    SFTP_ENABLED: '0',
    // What it tells its functions; `localhost` may mean ::1, where nothing listens.
    AWS_ENDPOINT_URL: `http://127.0.0.1:${port}`,
    MINISTACK_REGION: REGION,
    MINISTACK_HOSTNAME: instance,
    // How many functions run at a time; each is a process.
    LAMBDA_ACCOUNT_CONCURRENCY: base['LAMBDA_ACCOUNT_CONCURRENCY'] ?? '20',
    PYTHONDONTWRITEBYTECODE: '1',
    ...(pause === undefined
      ? { PLAYGROUND_SIMULATE: '1' }
      : {
          PAUSE_IMAGE: pause.image,
          PAUSE_COMMAND: JSON.stringify(pause.command),
          ...(pause.dockerHost ? { DOCKER_HOST: pause.dockerHost } : {}),
        }),
  };
}
