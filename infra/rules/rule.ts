/** A resource as a program asks for it, whether recorded in a test or told by the engine's preview. */
export interface Resource {
  /** Pulumi's type token, such as `aws:s3/bucket:Bucket`. */
  type: string;
  /** In the program. The parts of one component share a name, which is how a rule finds what belongs together. */
  name: string;
  inputs: Readonly<Record<string, unknown>>;
}

export interface Rule {
  name: string;
  /** @returns what is wrong with the resource, as the end of a sentence that begins with its name */
  broken(resource: Resource, all: readonly Resource[]): string | undefined;
}

export interface BrokenRule {
  rule: string;
  resource: string;
  why: string;
}

/** Every rule that a program breaks, and where. */
export function brokenRules(resources: readonly Resource[], rules: readonly Rule[]): BrokenRule[] {
  return resources.flatMap((resource) =>
    rules.flatMap(({ name, broken }) => {
      const why = broken(resource, resources);
      return why === undefined ? [] : [{ rule: name, resource: `${resource.name} (${resource.type})`, why }];
    }),
  );
}

/** @throws one error that names every rule that is broken, and where */
export function assertRules(resources: readonly Resource[], rules: readonly Rule[]): void {
  const broken = brokenRules(resources, rules);
  if (broken.length === 0) return;
  const lines = broken.map(({ rule, resource, why }) => `- ${rule}: ${resource} ${why}`);
  throw new Error(`Nothing is deployed, because it would break rules of infra/rules:\n${lines.join('\n')}`);
}

/** What stands in a preview for a value that AWS has yet to give; a text may hold it. */
const UNKNOWN = '04da6b54-80e4-46f7-96ec-b56ff0331ba9';

/** Undefined for what is not known before it is made. */
export function known(value: unknown): unknown {
  return JSON.stringify(value)?.includes(UNKNOWN) ? undefined : value;
}

/** The part of that type that goes with a resource. */
export function partOf(resource: Resource, type: string, all: readonly Resource[]): Resource | undefined {
  return all.find((each) => each.type === type && each.name === resource.name);
}
