import type { Template } from './template.ts';

/** The deployment's secrets that a template asks for, by its names for them, each once. */
export function secretsAsked({ containers }: Pick<Template, 'containers'>): string[] {
  const sources = containers.flatMap(({ secrets = {} }) => Object.values(secrets));
  return [...new Set(sources.flatMap((source) => (source.kind === 'parameter' ? [source.name] : [])))];
}
