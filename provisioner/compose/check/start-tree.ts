import type { Template, TemplateContainer } from '../../templates/template.ts';

type Wait = NonNullable<TemplateContainer['dependsOn']>[number];

const WORDS: Readonly<Record<Wait['condition'], string>> = {
  START: 'has started',
  HEALTHY: 'is healthy',
  SUCCESS: 'has ended well',
  COMPLETE: 'has ended',
};

/**
 * The start order as a tree: each container below the last of those that it waits for, with the others named beside it.
 */
export function startTree({ containers }: Pick<Template, 'containers'>): string[] {
  const place = (name: string): number => containers.findIndex((container) => container.name === name);
  const lastOf = ({ dependsOn = [] }: TemplateContainer): Wait | undefined =>
    dependsOn.toSorted((a, b) => place(b.containerName) - place(a.containerName))[0];
  const below = (parent: string | undefined): TemplateContainer[] =>
    containers.filter((container) => lastOf(container)?.containerName === parent);

  const draw = (container: TemplateContainer, lead: string, branch: string, rest: string): string[] => {
    const children = below(container.name);
    return [
      `${lead}${branch}${container.name}${waitWords(container, lastOf(container))}`,
      ...children.flatMap((child, index) => {
        const isLast = index === children.length - 1;
        return draw(child, lead + rest, isLast ? '└─ ' : '├─ ', isLast ? '   ' : '│  ');
      }),
    ];
  };
  return below(undefined).flatMap((root) => draw(root, '', '', ''));
}

function waitWords({ dependsOn = [] }: TemplateContainer, last: Wait | undefined): string {
  const waits = [...(last ? [last] : []), ...dependsOn.filter((each) => each !== last)];
  const words = waits.map(({ containerName, condition }) => `${containerName} ${WORDS[condition]}`);
  return words.length === 0 ? '' : `, when ${words.join(' and ')}`;
}
