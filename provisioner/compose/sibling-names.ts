import type { Text } from '../templates/variable-text.ts';

/** A name in a text, and the variable or key it stands in. */
export interface Use {
  name: string;
  where: string;
}

/** Where a host stands in texts: alone, before a port, or in a URL. */
function names(text: string, name: string): boolean {
  const quoted = name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`^${quoted}$|(^|[\\s,=@/"'(;])${quoted}:\\d|(//|@)${quoted}([/?:,\\s"')]|$)`).test(text);
}

/** @param texts by where they stand */
export function usesOf(siblings: readonly string[], texts: readonly (readonly [where: string, text: Text])[]): Use[] {
  return siblings.flatMap((name) =>
    texts.flatMap(([where, text]) => {
      const whole =
        typeof text === 'string' ? text : text.map((piece) => (typeof piece === 'string' ? piece : '')).join('');
      return names(whole, name) ? [{ name, where }] : [];
    }),
  );
}
