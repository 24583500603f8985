import { bundleDirectory, type FunctionName } from '../../bundle/functions.ts';
import type { Settings } from '../../settings.ts';
import type { FunctionCode } from '../lambda-function.ts';
import type { RegistryTable } from '../registry-table.ts';

/** What every function is made from. */
export interface Shared {
  settings: Settings;
  registry: RegistryTable;
  /** SSM path and log path of this deployment. */
  prefix: string;
  /** SSM path of the playgrounds' passwords. */
  credentialsPrefix: string;
}

export function zip(name: FunctionName, { settings }: Shared): FunctionCode {
  return { package: 'zip', directory: bundleDirectory(name), architecture: settings.architecture };
}

export function log(name: FunctionName, { settings, prefix }: Shared) {
  return { logGroupName: `${prefix}/${name}`, logRetentionDays: settings.logRetentionDays };
}
