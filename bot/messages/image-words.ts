import type { Health, Playground } from '../../provisioner/contract/playground.ts';
import type { TemplateSummary } from '../../provisioner/contract/template-summary.ts';
import { code } from './text.ts';

/** As much of a digest as people compare. */
const DIGEST_LENGTH = 'sha256:'.length + 12;

/**
 * Which images run, data apart from the rest because its versions are its own: the tag that was chosen, and the digest.
 * Empty while none is known.
 */
export function imageWords(
  containers: Health['containers'],
  tags: Playground['tags'],
  services: TemplateSummary['services'] = {},
): string {
  const known = containers.filter(({ digest }) => digest !== undefined);
  const words = (role: 'app' | 'data'): string =>
    known
      .filter(({ name }) => (services[name]?.role ?? 'app') === role)
      .map(({ name, digest = '' }) => {
        const tag = tags?.[name];
        return [code(name), tag && code(tag), code(digest.slice(0, DIGEST_LENGTH))].filter(Boolean).join(' ');
      })
      .join(', ');
  const parts = [words('app'), words('data') && `data ${words('data')}`].filter(Boolean);
  return parts.length === 0 ? '' : `Images: ${parts.join('; ')}.`;
}
