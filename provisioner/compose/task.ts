import type { Platform, Template, TemplateContainer } from '../templates/template.ts';
import type { ComposeFile } from './compose-file.ts';
import type { Extension } from './extension.ts';
import { frontDoor } from './front-door.ts';
import { type Images, imagesOf } from './image-keys.ts';
import { checkLifetimes, isEssential, oneShots } from './lifetimes.ts';
import type { Draft } from './service/draft.ts';
import type { Spot } from './spot.ts';
import { portMappings, refuseSharedPorts, tellPorts } from './task-ports.ts';
import { ephemeralStorageGib, taskSize } from './task-size.ts';
import { refuseSharedPaths, taskVolumes, volumesFromOf, warnOfOwners } from './task-volumes.ts';
import { tellNames } from './told-names.ts';
import { inStartOrder } from './waits.ts';

/** https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-quotas.html */
const MAX_CONTAINERS = 10;

/** ECS takes definitions of 64 KiB; the rest is for what each playground adds. */
const MAX_DEFINITION_BYTES = 60 * 1024;

export interface Task {
  template: Template;
  images: Images['sources'];
}

/**
 * One Fargate task of all services. Everything that is wrong with them together is said; what is returned then must not
 * be used.
 * @param left services that a profile leaves out
 */
export function taskOf(
  name: string,
  drafts: readonly Draft[],
  { file, extension, left, spot }: { file: ComposeFile; extension: Extension; left: readonly string[]; spot: Spot },
): Task | undefined {
  if (drafts.length > MAX_CONTAINERS) {
    spot
      .at('services')
      .refuse(
        `ECS runs at most ${MAX_CONTAINERS} containers in a task, and these are ${drafts.length}. Put some of them behind a profile, or into one image.`,
      );
  }
  const front = frontDoor(extension, new Map(drafts.map((draft) => [draft.name, draft.ports])), spot);
  const ordered = inStartOrder(drafts, left, spot.at('services'));
  checkLifetimes(drafts, front);
  refuseSharedPorts(drafts, front);
  refuseSharedPaths(drafts);
  warnOfOwners(drafts);
  const images = imagesOf(name, drafts);
  const { volumes, mountPoints } = taskVolumes(drafts, Object.keys(file.volumes ?? {}));
  const storage = ephemeralStorageGib(extension, spot);
  const size = taskSize(drafts, extension, spot);
  const platform = onePlatform(drafts);
  const namesUsed = tellNames(drafts);
  if (!front || !ordered) return undefined;
  tellPorts(drafts, front);
  const once = oneShots(drafts);
  const containers = ordered.map((draft): TemplateContainer => {
    const { name: service, ...own } = draft.own;
    const mounts = mountPoints[service];
    const mappings = portMappings(draft, front);
    const from = volumesFromOf(draft);
    const tags = extension.tags[service];
    return {
      name: service,
      image: images.keyOf[service] ?? '',
      role: isData(draft, once, extension) ? 'data' : 'app',
      ...(tags !== undefined && { tags }),
      essential: isEssential(draft, once, front),
      ...own,
      ...(mappings && { portMappings: mappings }),
      ...(draft.dependencies.length > 0 && {
        dependsOn: draft.dependencies.map(({ on, condition }) => ({ containerName: on, condition })),
      }),
      ...(mounts && { mountPoints: mounts }),
      ...(from && { volumesFrom: from }),
    };
  });
  refuseTooLong(containers, spot.at('services'));
  return {
    template: {
      name,
      description: extension.description ?? `Made of ${ordered.map((draft) => draft.name).join(', ')}`,
      ...size,
      platform,
      ...(storage !== undefined && { ephemeralStorageGiB: storage }),
      front,
      volumes,
      namesUsed,
      containers,
    },
    images: images.sources,
  };
}

function refuseTooLong(containers: readonly TemplateContainer[], spot: Spot): void {
  const bytes = Buffer.byteLength(JSON.stringify(containers));
  if (bytes <= MAX_DEFINITION_BYTES) return;
  spot.refuse(
    `Together the services have ${bytes} bytes, and ECS takes at most ${MAX_DEFINITION_BYTES} of them. Put long commands and variables into files of the images.`,
  );
}

/** One that fills a volume and ends is data, and what the file says is. */
function isData({ name, mounts }: Draft, once: ReadonlySet<string>, { data }: Extension): boolean {
  return data.includes(name) || (once.has(name) && mounts.some(({ readOnly }) => !readOnly));
}

function onePlatform(drafts: readonly Draft[]): Platform {
  const first = drafts.find(({ platform }) => platform !== undefined);
  for (const { platform, spot } of drafts) {
    if (first === undefined || platform === undefined || platform === first.platform) continue;
    spot
      .at('platform')
      .refuse(`${first.name} is for ${first.platform}, and a task has one kind of CPU. Write the same for both.`);
  }
  return first?.platform ?? 'amd64';
}
