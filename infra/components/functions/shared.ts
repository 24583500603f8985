import type { DeployedTemplates } from '../../../provisioner/templates/deployed.ts';
import { bundleDirectory, type FunctionBundle, type FunctionName, functionBundles } from '../../bundle/functions.ts';
import type { Settings } from '../../settings.ts';
import { templateSummaries } from '../../templates/summaries.ts';
import type { FunctionCode } from '../lambda-function.ts';
import type { RegistryTable } from '../registry-table.ts';

/** What every function is made from. */
export interface Shared {
  settings: Settings;
  deployed: DeployedTemplates;
  registry: RegistryTable;
  /** SSM path and log path of this deployment. */
  prefix: string;
  /** SSM path of the playgrounds' passwords. */
  credentialsPrefix: string;
}

/**
 * How long Lambda keeps an event that it cannot hand over: its default and longest, stated because it comes back with the
 * rest of an invoke configuration and would look like a change.
 */
export const QUEUED_FOR_SECONDS = 6 * 60 * 60;

export function zip(name: FunctionName, { settings, deployed: { templates } }: Shared): FunctionCode {
  const bundle: FunctionBundle = functionBundles[name];
  const known = { summaries: templateSummaries(Object.values(templates)), whole: templates };
  return {
    package: 'zip',
    directory: bundleDirectory(name),
    beside: bundle.templates ? { 'templates.json': JSON.stringify(known[bundle.templates]) } : {},
    architecture: settings.architecture,
  };
}

/** How many operations there may be at a time, for whoever counts them in the registry. */
export function countedOperations({
  operationsCountedBy,
  operationsAtOnce,
}: Pick<Settings, 'operationsCountedBy' | 'operationsAtOnce'>): Record<string, string> {
  return operationsCountedBy === 'registry' ? { OPERATIONS_AT_ONCE: String(operationsAtOnce) } : {};
}

/** @param name of the function, which is more than its bundle where two have the same */
export function log(name: string, { settings, prefix }: Shared) {
  return {
    logGroupName: `${prefix}/${name}`,
    logRetentionDays: settings.logRetentionDays,
    metricsNamespace: metricsNamespace(prefix),
  };
}

/** Where CloudWatch keeps what the functions of one deployment measure: figures of two stages are not added up. */
export function metricsNamespace(prefix: string): string {
  return prefix.slice(1);
}
