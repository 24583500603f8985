/** One resource of a stack, as the engine keeps it. */
export interface RecordedResource {
  /** Pulumi's type token, such as `aws:s3/bucket:Bucket`. */
  type: string;
  /** Pulumi's own; it ends with the name in the program. */
  urn: string;
  /** AWS's own, such as a table's name; components have none. */
  id?: string;
  inputs?: Record<string, unknown>;
  outputs?: Record<string, unknown>;
  retainOnDelete?: boolean;
}

const BUCKET = 'aws:s3/bucket:Bucket';

/**
 * Pure: a stack's record, made ready for its end. What is kept is left in AWS when it is deleted; other buckets go with what
 * is in them. Both are words that otherwise only a program says, and what is deployed says the opposite.
 * @param kept beginnings of the types that stay: `aws:s3/` means all of S3's
 */
export function recordForRemoval<T>(deployment: T, kept: readonly string[]): T {
  const { resources = [] } = deployment as { resources?: RecordedResource[] };
  const ready = resources.map((each): RecordedResource => {
    if (kept.some((type) => each.type.startsWith(type))) return { ...each, retainOnDelete: true };
    if (each.type !== BUCKET) return each;
    const forced = { forceDestroy: true };
    return { ...each, inputs: { ...each.inputs, ...forced }, outputs: { ...each.outputs, ...forced } };
  });
  return { ...deployment, resources: ready };
}
