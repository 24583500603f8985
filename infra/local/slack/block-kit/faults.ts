import type { z } from 'zod';

type Path = readonly PropertyKey[];

/** Says what is wrong as Slack does, such as `must be less than 151 characters [json-pointer:/blocks/0/text/text]`. */
export function faultsOf(error: z.ZodError, root: Path, value: unknown): string[] {
  return error.issues.map((issue) => {
    const path = [...root, ...issue.path];
    if (issue.code === 'too_big') return at(path, tooBig(issue.origin, Number(issue.maximum)));
    if (issue.code === 'too_small') return at(path, tooSmall(issue.origin, Number(issue.minimum)));
    if (issue.code === 'unrecognized_keys') return at(path, `invalid additional property: ${issue.keys.join(', ')}`);
    if (issue.code === 'custom') return at(path, issue.message);
    const found = valueAt(value, issue.path);
    if (found === undefined) return at(path.slice(0, -1), `missing required field: ${String(path.at(-1))}`);
    if (issue.code === 'invalid_type') return at(path, `must provide ${article(issue.expected)}`);
    if (issue.code === 'invalid_union') return at(path, `unsupported type: ${String(found)}`);
    return at(path, 'value is not allowed');
  });
}

/** A fault and where it lies, as a JSON pointer; a fault of the whole call has none. */
export function at(path: Path, fault: string): string {
  return path.length === 0 ? fault : `${fault} [json-pointer:/${path.map(String).join('/')}]`;
}

function tooBig(origin: string, maximum: number): string {
  return origin === 'array' ? `no more than ${maximum} items allowed` : `must be less than ${maximum + 1} characters`;
}

function tooSmall(origin: string, minimum: number): string {
  return origin === 'array' ? `no fewer than ${minimum} items allowed` : `must be more than ${minimum - 1} characters`;
}

function article(expected: string): string {
  return /^[aeiou]/.test(expected) ? `an ${expected}` : `a ${expected}`;
}

function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (inner, key) => (typeof inner === 'object' && inner !== null ? Reflect.get(inner, key) : undefined),
    value,
  );
}
