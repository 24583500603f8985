import type { Rule } from './rule.ts';

/** Resources of these types carry all of these tags. */
export function tagged(types: readonly string[], tags: readonly string[]): Rule {
  return {
    name: 'tags present',
    broken({ type, inputs }) {
      if (!types.includes(type)) return undefined;
      const missing = tags.filter((tag) => !(tag in ((inputs['tags'] ?? {}) as object)));
      return missing.length === 0 ? undefined : `has no ${missing.join(', ')}`;
    },
  };
}
