import type { ImageSource } from '../../templates/image-source.ts';
import type { Platform, SecretSource, TemplateContainer } from '../../templates/template.ts';
import type { Text } from '../../templates/variable-text.ts';
import { pairsOf, type Service } from '../compose-file.ts';
import type { Lookup } from '../expand.ts';
import type { TemplateFiles } from '../files.ts';
import type { Spot } from '../spot.ts';
import { type Dependency, dependenciesOf } from './dependencies.ts';
import { envFiles } from './env-files.ts';
import { environmentOf, type SourceOf, type Variables } from './environment.ts';
import { healthCheckOf } from './health-check.ts';
import { sourceOf } from './image.ts';
import { capabilitiesOf, stopTimeoutOf, sysctlsOf, ulimitsOf } from './limits.ts';
import { type Mounted, mountsOf } from './mounts.ts';
import { checkNetworkMode } from './network-mode.ts';
import { ownNames } from './own-names.ts';
import { openText, plain } from './plain.ts';
import { platformOf } from './platform.ts';
import { exposedPorts, type Port, portsOf } from './ports.ts';
import { resourcesOf } from './resources.ts';
import { type Restart, restartOf, restartPolicyOf } from './restart.ts';
import { secretFiles } from './secret-files.ts';
import { checkStopSignal } from './stop-signal.ts';
import { isOn } from './switch.ts';
import { textList } from './text-list.ts';

/** What can be said of a container by its service alone. */
export type OwnPart = Omit<
  TemplateContainer,
  'image' | 'role' | 'tags' | 'essential' | 'portMappings' | 'dependsOn' | 'mountPoints' | 'volumesFrom'
>;

/** A service, read; what its siblings have a say in is still open. */
export interface Draft {
  name: string;
  service: Service;
  spot: Spot;
  own: OwnPart;
  source: ImageSource | undefined;
  platform: Platform | undefined;
  restart: Restart;
  ports: Port[];
  exposed: Port[];
  mounts: Mounted[];
  dependencies: Dependency[];
  /** By which siblings may address it, its service name first. */
  names: string[];
}

export interface Reading {
  files: TemplateFiles;
  lookup: (name: string) => Lookup;
  sourceOf: SourceOf;
  /** Secrets of the file → what they stand for. */
  secrets: Readonly<Record<string, SecretSource>>;
}

export function draftOf(name: string, service: Service, spot: Spot, reading: Reading): Draft {
  const restart = restartOf(service, spot);
  checkNetworkMode(service.network_mode, spot.at('network_mode'));
  const source = sourceOf(service, spot, reading.files);
  checkStopSignal(service.stop_signal, source, reading.files, spot.at('stop_signal'));
  return {
    name,
    service,
    spot,
    own: ownPart(name, service, spot, reading, restart),
    source,
    platform: platformOf(service, spot),
    restart,
    ports: portsOf(service.ports, spot.at('ports')),
    exposed: exposedPorts(service.expose, spot.at('expose')),
    mounts: mountsOf(service.volumes, spot.at('volumes')),
    dependencies: dependenciesOf(service, spot),
    names: ownNames(name, service),
  };
}

function ownPart(name: string, service: Service, spot: Spot, reading: Reading, restart: Restart): OwnPart {
  const { environment, secrets } = variablesOf(service, spot, reading);
  const labels = pairsOf(service.labels).map(([label, value = '', step]): [string, Text] => [
    label,
    openText(value, spot.at('labels', step)),
  ]);
  return {
    name,
    ...present({
      entryPoint: textList(service.entrypoint, spot.at('entrypoint')),
      command: textList(service.command, spot.at('command')),
      workingDirectory: plain(service.working_dir, spot.at('working_dir')),
      user: plain(service.user, spot.at('user')),
      environment: filled(environment),
      secrets: filled(secrets),
      healthCheck: healthCheckOf(service.healthcheck, spot.at('healthcheck')),
      restartPolicy: restartPolicyOf(restart),
      ulimits: ulimitsOf(service.ulimits, spot.at('ulimits')),
      capabilities: capabilitiesOf(service, spot),
    }),
    init: isOn(service.init, spot.at('init')),
    readonlyRootFilesystem: isOn(service.read_only, spot.at('read_only')),
    stopTimeout: stopTimeoutOf(service.stop_grace_period, spot.at('stop_grace_period')),
    ...resourcesOf(service, spot),
    ...present({
      labels: filled(Object.fromEntries(labels)),
      systemControls: sysctlsOf(service.sysctls, spot.at('sysctls')),
      interactive: isOn(service.stdin_open, spot.at('stdin_open')) || undefined,
      pseudoTerminal: isOn(service.tty, spot.at('tty')) || undefined,
    }),
  };
}

function variablesOf(service: Service, spot: Spot, reading: Reading): Variables {
  const before = envFiles(service.env_file, spot.at('env_file'), reading);
  const variables = environmentOf(service.environment, before, spot.at('environment'), reading);
  return secretFiles(service.secrets, variables, spot.at('secrets'), reading.secrets);
}

/** The same without what is undefined, so that nothing stands in a compiled template that says nothing. */
function present<T extends object>(parts: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  const said = Object.entries(parts).filter(([, value]) => value !== undefined);
  return Object.fromEntries(said) as { [K in keyof T]: Exclude<T[K], undefined> };
}

function filled<T>(table: Record<string, T>): Record<string, T> | undefined {
  return Object.keys(table).length === 0 ? undefined : table;
}
