import { type Refusal, refuse } from './refusal.ts';
import type { Route } from './route.ts';

export interface Routed<R extends Route> {
  route: R;
  /** By their names in the path, decoded. */
  params: Record<string, string>;
}

/** Finds what a request asks for. @param path as it was sent, percent signs included */
export function findRoute<R extends Route>(routes: readonly R[], method: string, path: string): Routed<R> | Refusal {
  const here = routes.flatMap((route) => {
    const params = match(route.path, path);
    return params ? [{ route, params }] : [];
  });
  if (here.length === 0) return refuse('NO_SUCH_PATH');
  const found = here.find(({ route }) => route.method === method);
  return found ?? { ...refuse('METHOD_NOT_ALLOWED'), allow: here.map(({ route }) => route.method) };
}

function match(pattern: string, path: string): Record<string, string> | undefined {
  const wanted = pattern.split('/');
  const given = path.split('/').map(decoded);
  const params: Record<string, string> = {};
  for (const [index, segment] of wanted.entries()) {
    const name = /^\{(\w+)\}$/.exec(segment)?.[1];
    const said = given[index];
    // An empty segment is nobody's name.
    if (name === undefined ? said !== segment : !said) return undefined;
    if (name !== undefined) params[name] = said ?? '';
  }
  return wanted.length === given.length ? params : undefined;
}

function decoded(segment: string): string | undefined {
  try {
    return decodeURIComponent(segment);
  } catch {
    // A percent sign that begins no escape: nothing is named so.
    return undefined;
  }
}
