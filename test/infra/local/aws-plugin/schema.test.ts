import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { builtEntry, pluginFolder } from '../../../../infra/local/setup/aws-plugin.ts';
import { cacheFolder } from '../../../../infra/local/setup/cache.ts';
import { readVersions } from '../../../../infra/local/setup/versions.ts';
import { repositoryRoot } from '../../../../infra/repository.ts';
import { declaredInputs, declaredTypes, type Properties } from './sdk-declarations.ts';

interface SchemaProperty {
  type?: string;
  $ref?: string;
  items?: SchemaProperty;
}
interface Schema {
  resources: Record<string, { inputProperties: Record<string, SchemaProperty> }>;
  types: Record<string, { properties: Record<string, SchemaProperty> }>;
}

/** The resources that this project's Pulumi programs import: `ecs/cluster` and so on. */
function resourcesInUse(): string[] {
  const found = new Set<string>();
  for (const part of ['infra', 'provisioner']) {
    for (const name of readdirSync(join(repositoryRoot, part), { recursive: true, encoding: 'utf8' })) {
      if (!name.endsWith('.ts')) continue;
      const source = readFileSync(join(repositoryRoot, part, name), 'utf8');
      for (const [, module, file] of source.matchAll(/from '@pulumi\/aws\/(\w+)\/(\w+)\.js'/g)) {
        if (file !== undefined && !file.startsWith('get')) found.add(`${module}/${file}`);
      }
    }
  }
  return [...found].sort();
}

const nameOf = (token: string): string => token.slice(token.lastIndexOf(':') + 1);

/** A schema's properties in the words of the SDK's declarations: `aws:ecs/X:X` is `ecs.X` there. */
function schemaProperties(properties: Record<string, SchemaProperty>): Properties {
  return Object.fromEntries(
    Object.entries(properties).map(([name, property]) => {
      const reference = property.$ref ?? property.items?.$ref;
      // Assets and archives are Pulumi's own types, and have another kind of reference.
      const token = reference?.startsWith('#/types/') ? reference.replace('#/types/', '') : undefined;
      const module = token?.split(':')[1]?.split('/')[0];
      const type = token === undefined ? undefined : `${module}.${nameOf(token)}`;
      return [name, { isList: property.type === 'array', type }];
    }),
  );
}

/** How the plugin's properties differ from the SDK's, one line each. */
function differences(where: string, plugin: Properties | undefined, sdk: Properties): string[] {
  if (plugin === undefined) return [`${where}: the plugin does not have it`];
  const names = new Set([...Object.keys(plugin), ...Object.keys(sdk)]);
  return [...names].sort().flatMap((name) => {
    const [here, there] = [plugin[name], sdk[name]];
    if (here === undefined) return [`${where}.${name}: only the SDK has it`];
    if (there === undefined) return [`${where}.${name}: only the plugin has it`];
    if (here.isList !== there.isList)
      return [`${where}.${name}: ${there.isList ? 'only the SDK' : 'only the plugin'} takes a list`];
    if (here.type !== there.type) return [`${where}.${name}: ${here.type} in the plugin, ${there.type} in the SDK`];
    return [];
  });
}

/** The SDK is a little newer than the upstream provider that Go's proxy has. Nothing of this is used here. */
const NEWER_IN_SDK = [
  'cloudwatch/metricAlarm.warmUpConfiguration: only the SDK has it',
  'cloudwatch.MetricAlarmWarmUpConfiguration: the plugin does not have it',
  'ecs.ServiceDeploymentConfigurationLifecycleHook.targetType: only the SDK has it',
  'ecs.ServiceDeploymentConfigurationLifecycleHook.timeoutConfiguration: only the SDK has it',
  'ecs.ServiceDeploymentConfigurationLifecycleHookTimeoutConfiguration: the plugin does not have it',
  'lambda/function.useResourceTimeoutForPropagation: only the SDK has it',
  'lb.ListenerRuleConditionSourceIp.ipAddressType: only the SDK has it',
];

/** The SDK also takes a document where the plugin takes its JSON, which is what we write. */
const DOCUMENTS_IN_SDK = [
  'ecr/lifecyclePolicy.policy: undefined in the plugin, ecr.LifecyclePolicyDocument in the SDK',
  'ecr.LifecyclePolicyDocument: the plugin does not have it',
  'ecr.LifecyclePolicyRule: the plugin does not have it',
  'ecr.LifecyclePolicyAction: the plugin does not have it',
  'ecr.LifecyclePolicySelection: the plugin does not have it',
];
const KNOWN = [...NEWER_IN_SDK, ...DOCUMENTS_IN_SDK];

const { aws } = await readVersions(join(repositoryRoot, 'package-lock.json'));
const plugin = pluginFolder(await builtEntry(cacheFolder(process.env), aws), aws);
const schemaFile = join(plugin, 'schema.json');
const built = existsSync(schemaFile);
const suite = built ? '' : ' (skipped: the plugin was not built from Go modules on this machine)';

describe.skipIf(!built)(`the plugin built from Go modules${suite}`, () => {
  const schema: Schema = built ? JSON.parse(readFileSync(schemaFile, 'utf8')) : { resources: {}, types: {} };
  const types = built ? declaredTypes() : new Map<string, Properties>();
  const schemaTypes = new Map(
    Object.entries(schema.types).map(([token, type]) => {
      const module = token.split(':')[1]?.split('/')[0];
      return [`${module}.${nameOf(token)}`, schemaProperties(type.properties)];
    }),
  );

  it.each(resourcesInUse())('takes for aws.%s what @pulumi/aws sends', (resource) => {
    const [module = '', file = ''] = resource.split('/');
    const name = file.charAt(0).toUpperCase() + file.slice(1);
    const inSchema = schema.resources[`aws:${module}/${file}:${name}`];
    expect(inSchema, `tokens.go maps nothing to aws:${module}/${file}:${name}`).toBeDefined();
    const declared = declaredInputs(module, file, name);
    const found = differences(resource, schemaProperties(inSchema?.inputProperties ?? {}), declared);
    const seen = new Set<string>();
    const waiting = [declared];
    for (let properties = waiting.pop(); properties !== undefined; properties = waiting.pop()) {
      for (const { type } of Object.values(properties)) {
        if (type === undefined || seen.has(type)) continue;
        seen.add(type);
        const nested = types.get(type) ?? {};
        found.push(...differences(type, schemaTypes.get(type), nested));
        waiting.push(nested);
      }
    }
    expect(found.filter((line) => !KNOWN.includes(line))).toEqual([]);
  });
});
