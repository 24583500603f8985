import type { Text } from '../templates/variable-text.ts';
import type { Draft } from './service/draft.ts';
import { usesOf } from './sibling-names.ts';

/**
 * Says of each name of a container what happens to it.
 * @returns the names that are used, in the alphabet's order
 */
export function tellNames(drafts: readonly Draft[]): string[] {
  const used = new Set<string>();
  for (const draft of drafts) {
    const siblings = drafts.filter((other) => other !== draft).flatMap(({ names }) => names);
    const linked = (draft.service.links ?? []).flatMap((link) => link.split(':').slice(1));
    for (const { name, where } of usesOf([...new Set([...siblings, ...linked])], draft.names, textsOf(draft))) {
      used.add(name);
      const [key = ''] = where.split('.');
      draft.spot
        .at(key)
        .note(
          `"${name}" in ${where} names a container of the task: it resolves to the task itself where the deployment’s setting serviceNames is on. Where it is off, write localhost.`,
        );
    }
  }
  return [...used].sort();
}

function textsOf({ own, service }: Draft): [where: string, text: Text][] {
  // As one line, because the host may stand in the word after its option.
  const list = (key: string, texts: readonly Text[] = []): [string, Text][] => [
    [key, texts.flatMap((text) => [...(typeof text === 'string' ? [text] : text), ' '])],
  ];
  return [
    ...Object.entries(own.environment ?? {}).map(([name, text]): [string, Text] => [`environment.${name}`, text]),
    ...list('entrypoint', own.entryPoint),
    ...list('command', own.command),
    ...list('healthcheck', service.healthcheck && own.healthCheck?.command),
  ];
}
