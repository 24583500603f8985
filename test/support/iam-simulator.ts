import type { Statement } from '../../infra/components/policy.ts';

/** Something that a role would do. */
export interface Act {
  action: string;
  resource: string;
  /** What AWS knows of the request: condition key → value, or values. A key that is not there is absent. */
  context?: Record<string, string | readonly string[]>;
}

/**
 * Whether a role with these statements may do it, by IAM's rules: some statement allows it, and none denies it. Knows the
 * operators that our policies use, and throws at any other.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
 */
export function isAllowed(policy: readonly Statement[], act: Act): boolean {
  const meant = policy.filter((statement) => applies(statement, act));
  return meant.some(({ Effect }) => Effect === 'Allow') && !meant.some(({ Effect }) => Effect === 'Deny');
}

function applies({ Action, Resource, Condition = {} }: Statement, { action, resource, context = {} }: Act): boolean {
  return (
    [Action].flat().some((pattern) => like(action, pattern)) &&
    texts(Resource).some((pattern) => like(resource, pattern)) &&
    Object.entries(Condition).every(([operator, keys]) =>
      Object.entries(keys).every(([key, wanted]) => meets(operator, context[key], texts(wanted))),
    )
  );
}

const texts = (value: unknown): string[] => [value].flat().map(String);

/**
 * All keys of all operators must hold; of the values of one key, one. An absent key meets nothing but `Null: true`, what says
 * that it need not exist, and what is asked of all of its values.
 */
function meets(given: string, actual: string | readonly string[] | undefined, wanted: string[]): boolean {
  const [, all = '', operator = '', ifExists = ''] = /^(ForAllValues:)?(.+?)(IfExists)?$/.exec(given) ?? [];
  if (operator === 'Null') return wanted.includes(String(actual === undefined));
  if (all !== '') return [actual ?? []].flat().every((one) => compares(operator, one, wanted));
  if (actual === undefined) return ifExists !== '';
  if (typeof actual !== 'string') throw new Error(`${given}: only ForAllValues compares several values`);
  return compares(operator, actual, wanted);
}

function compares(operator: string, actual: string, wanted: string[]): boolean {
  switch (operator) {
    case 'StringEquals':
    case 'Bool':
      return wanted.includes(actual);
    case 'ArnEquals':
    case 'ArnLike':
    case 'StringLike':
      return wanted.some((pattern) => like(actual, pattern));
    default:
      throw new Error(`the simulator does not know the operator ${operator}: teach it`);
  }
}

function like(text: string, pattern: string): boolean {
  const escaped = pattern.replace(/[.+^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`^${escaped.replaceAll('*', '.*').replaceAll('?', '.')}$`).test(text);
}
