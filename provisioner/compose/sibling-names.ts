import type { Text } from '../templates/variable-text.ts';

/** A name in a text, and the variable or key it stands in. */
export interface Use {
  name: string;
  where: string;
}

/** A variable whose whole value is a host; others, such as POSTGRES_DB, hold names that are none. */
const HOST_VARIABLE =
  /(HOST|HOSTS|HOSTNAME|ADDR|ADDRESS|SERVER|SERVERS|URL|URI|ENDPOINT|BROKER|BROKERS|UPSTREAM|NODE|NODES)$/i;

/** Where a host stands in texts: before a port, in a URL, or after an option that takes one. */
function isIn(text: string, name: string): boolean {
  const quoted = name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(
    `(^|[\\s,=@/"'(;])${quoted}:\\d|(//|@)${quoted}(?![^/\\s]*@)([/?:,\\s"')]|$)|(-h|--host)[ =]${quoted}(\\s|$)`,
  ).test(text);
}

/**
 * @param siblings names of other services
 * @param own names of the service itself, which may stand in what it tells others
 * @param texts by where they stand, such as `environment.DB_HOST` or `command`
 */
export function usesOf(
  siblings: readonly string[],
  own: readonly string[],
  texts: readonly (readonly [where: string, text: Text])[],
): Use[] {
  return [...siblings, ...own].flatMap((name) =>
    texts.flatMap(([where, text]) => {
      const whole = typeof text === 'string' ? text : text.filter((piece) => typeof piece === 'string').join('');
      const isHost = siblings.includes(name) && HOST_VARIABLE.test(where);
      return isIn(whole, name) || (isHost && whole === name) ? [{ name, where }] : [];
    }),
  );
}
