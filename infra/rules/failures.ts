import { known, type Resource, type Rule } from './rule.ts';

const FUNCTION = 'aws:lambda/function:Function';
const INVOKE_CONFIG = 'aws:lambda/functionEventInvokeConfig:FunctionEventInvokeConfig';
/** Services that invoke a function and do not wait for what becomes of it. */
const ASYNCHRONOUS = ['events.amazonaws.com', 'sns.amazonaws.com', 's3.amazonaws.com', 'scheduler.amazonaws.com'];

/** Functions whose failures are heard of in another way, by their names in the program. */
const HEARD_OTHERWISE: Readonly<Record<string, string>> = {
  'playground-sweeper': 'the next sweep, a minute later, does what one did not; an alarm rings when several fail',
  'playground-bot': 'it is only kept warm that way, with nothing to lose; the next comes in 5 minutes',
};

export const failuresAreHeard: Rule = {
  name: 'no asynchronously invoked function without a failure destination',
  broken(resource, all) {
    const invoked = invokedBy(resource);
    if (invoked === undefined) return undefined;
    const inProgram = all.find(
      (each) => each.type === FUNCTION && (each.inputs['name'] ?? each.name) === invoked,
    )?.name;
    if (inProgram !== undefined && inProgram in HEARD_OTHERWISE) return undefined;
    const config = all.find((each) => each.type === INVOKE_CONFIG && each.inputs['functionName'] === invoked);
    const { onFailure } = { ...(config?.inputs['destinationConfig'] as { onFailure?: unknown } | undefined) };
    return onFailure === undefined ? `lets ${invoked} fail without anybody hearing of it` : undefined;
  },
};

/** The function that a resource has invoked asynchronously; undefined where its name is not known before it is made. */
function invokedBy({ type, inputs }: Resource): string | undefined {
  const { principal, function: permitted, functionName } = inputs;
  const name =
    type === INVOKE_CONFIG
      ? functionName
      : type === 'aws:lambda/permission:Permission' && ASYNCHRONOUS.includes(String(principal))
        ? permitted
        : undefined;
  const text = known(name);
  return typeof text === 'string' ? text : undefined;
}
