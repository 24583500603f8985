import type { TemplateFiles } from './files.ts';
import type { Draft } from './service/draft.ts';

/**
 * Docker fills an empty named volume from whatever the image has at that path; Fargate does so only where the image
 * declares a VOLUME there. Says which of the two it will be, as far as Dockerfiles tell.
 */
export function tellPrefills(drafts: readonly Draft[], files: TemplateFiles): void {
  for (const { source, mounts } of drafts) {
    if (source?.kind !== 'build') continue;
    const declared = declaredVolumes(files.read(source.dockerfile));
    for (const { source: volume, containerPath, spot } of mounts) {
      const mounters = drafts.filter((other) => other.mounts.some((mount) => mount.source === volume));
      if (declared.includes(containerPath)) {
        spot.note(
          `It is filled at start from what the image has at ${containerPath}, which its Dockerfile declares as VOLUME.`,
        );
      } else if (volume === undefined || mounters.length === 1) {
        spot.note(
          `It is empty at start: Fargate fills a volume from the image only where the Dockerfile has VOLUME ${containerPath}.`,
        );
      }
    }
  }
}

/** Paths of `VOLUME /a /b` and `VOLUME ["/a", "/b"]`. */
function declaredVolumes(dockerfile: string): string[] {
  return [...dockerfile.matchAll(/^\s*VOLUME\s+(.+?)\s*$/gim)].flatMap(([, list = '']) =>
    list.split(/[\s,[\]"]+/).filter((path) => path !== ''),
  );
}
