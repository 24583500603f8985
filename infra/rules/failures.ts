import { known, partOf, type Resource, type Rule } from './rule.ts';

const INVOKE_CONFIG = 'aws:lambda/functionEventInvokeConfig:FunctionEventInvokeConfig';
/** Services that invoke a function and do not wait for what becomes of it. */
const ASYNCHRONOUS = ['events.amazonaws.com', 'sns.amazonaws.com', 's3.amazonaws.com', 'scheduler.amazonaws.com'];

/** Functions whose failures are heard of in another way. */
const HEARD_OTHERWISE: Readonly<Record<string, string>> = {
  'playground-sweeper': 'the next sweep, a minute later, does what one did not; an alarm rings when several fail',
};

export const failuresAreHeard: Rule = {
  name: 'no asynchronously invoked function without a failure destination',
  broken(resource, all) {
    const config = configOf(resource, all);
    if (!config || config.function in HEARD_OTHERWISE) return undefined;
    const { onFailure } = { ...(config.resource?.inputs['destinationConfig'] as { onFailure?: unknown } | undefined) };
    return onFailure === undefined ? 'tells nobody of an invocation that failed' : undefined;
  },
};

/** How the failures of the function are handled that a resource is about, where it is about one. */
function configOf(resource: Resource, all: readonly Resource[]): { function: string; resource?: Resource } | undefined {
  if (resource.type === INVOKE_CONFIG) return { function: resource.name, resource };
  if (resource.type !== 'aws:lambda/permission:Permission') return undefined;
  const { principal, function: invoked } = resource.inputs;
  // Its name is not known before it is made; its own configuration is looked at all the same.
  if (!ASYNCHRONOUS.includes(String(principal)) || typeof known(invoked) !== 'string') return undefined;
  const found = partOf({ ...resource, name: String(invoked) }, INVOKE_CONFIG, all);
  return { function: String(invoked), ...(found && { resource: found }) };
}
