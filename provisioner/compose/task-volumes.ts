import type { TemplateContainer } from '../templates/template.ts';
import { volumesFrom } from './service/dependencies.ts';
import type { Draft } from './service/draft.ts';
import type { Spot } from './spot.ts';

type MountPoint = NonNullable<TemplateContainer['mountPoints']>[number];

export interface TaskVolumes {
  volumes: string[];
  /** Service → its mounts. */
  mountPoints: Record<string, MountPoint[]>;
}

const VOLUME_NAME = /^[A-Za-z0-9_-]{1,255}$/;

/** The volumes of the task, in the order of first use; a volume without a name is one of its service's own. */
export function taskVolumes(drafts: readonly Draft[], declared: readonly string[]): TaskVolumes {
  const mountPoints: TaskVolumes['mountPoints'] = {};
  for (const { name, mounts } of drafts) {
    const points = mounts.map(({ source, containerPath, readOnly, spot }): MountPoint => {
      const sourceVolume = source ?? `${name}${containerPath.replace(/[^A-Za-z0-9]+/g, '-')}`;
      if (source !== undefined && !declared.includes(source)) {
        spot.refuse(`There is no volume ${source} under the file’s own volumes. Add it there.`);
      } else if (!VOLUME_NAME.test(sourceVolume)) {
        spot.refuse(
          `ECS takes names of volumes of letters, digits, "-" and "_", and this is ${sourceVolume}. Give it such a name.`,
        );
      }
      return { sourceVolume, containerPath, readOnly };
    });
    if (points.length > 0) mountPoints[name] = points;
  }
  const all = Object.values(mountPoints).flatMap((points) => points.map(({ sourceVolume }) => sourceVolume));
  return { volumes: [...new Set(all)], mountPoints };
}

/** One path of a container shows one volume, be it the service's own or one of a sibling that it takes volumes from. */
export function refuseSharedPaths(drafts: readonly Draft[]): void {
  for (const { name, service, mounts, spot } of drafts) {
    const taken = new Map<string, string>();
    const take = (path: string, owner: string, at: Spot): void => {
      const same = path.replace(/(?!^)\/+$/, '');
      const other = taken.get(same);
      if (other === undefined) taken.set(same, owner);
      else at.refuse(`A volume of ${other} is at ${same} already, and a path shows one. Mount one of them elsewhere.`);
    };
    for (const mount of mounts) take(mount.containerPath, name, mount.spot);
    for (const [index, text] of (service.volumes_from ?? []).entries()) {
      const from = drafts.find((other) => other.name === volumesFrom(text)?.service);
      for (const mount of from?.mounts ?? [])
        take(mount.containerPath, from?.name ?? '', spot.at('volumes_from', index));
    }
  }
}

export function volumesFromOf({ service, spot }: Draft): TemplateContainer['volumesFrom'] {
  const all = (service.volumes_from ?? []).flatMap((text, index) => {
    const from = volumesFrom(text);
    if (from) return [{ sourceContainer: from.service, readOnly: from.readOnly }];
    spot.at('volumes_from', index).refuse('A playground knows no containers but its own. Name a service.');
    return [];
  });
  return all.length === 0 ? undefined : all;
}

const ROOT = /^(0|root)(:|$)/;

/** On Fargate a volume belongs to root, and Docker's belongs to whom the image says. */
export function warnOfOwners(drafts: readonly Draft[]): void {
  for (const { own, mounts } of drafts) {
    if (own.user === undefined || ROOT.test(own.user)) continue;
    for (const { readOnly, containerPath, spot } of mounts) {
      if (readOnly) continue;
      spot.warn(
        `On Fargate a volume belongs to root, and user ${own.user} may not write to ${containerPath}. Declare VOLUME ${containerPath} in the Dockerfile after a chown, or run the service that writes as root.`,
      );
    }
  }
}
