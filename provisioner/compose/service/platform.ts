import type { Platform } from '../../templates/template.ts';
import type { Service } from '../compose-file.ts';
import type { Spot } from '../spot.ts';

const PLATFORM = /^linux\/(amd64|arm64)(\/v\d+)?$/;

/** Undefined where the service leaves it open. One task has one kind of CPU, so of several that are built one is to be named. */
export function platformOf({ platform, build }: Pick<Service, 'platform' | 'build'>, spot: Spot): Platform | undefined {
  const built = (typeof build === 'object' ? build.platforms : undefined) ?? [];
  const inBuild = spot.at('build', 'platforms');
  if (platform !== undefined && built.length > 0 && !built.includes(platform)) {
    inBuild.refuse(`The service is for ${platform}, and this list does not have it. Add it, or take out the list.`);
    return undefined;
  }
  if (platform === undefined && built.length > 1) {
    inBuild.refuse(
      `A task has one kind of CPU, and this builds for ${built.length}. Name one of them as platform, beside build.`,
    );
    return undefined;
  }
  return platform === undefined ? readPlatform(built[0], inBuild.at(0)) : readPlatform(platform, spot.at('platform'));
}

function readPlatform(said: string | undefined, spot: Spot): Platform | undefined {
  if (said === undefined) return undefined;
  const [, platform] = PLATFORM.exec(said) ?? [];
  if (platform === 'amd64' || platform === 'arm64') return platform;
  spot.refuse(
    `Playgrounds run on linux/amd64 or linux/arm64, and this is ${said}. Write one of the two, or take it out.`,
  );
  return undefined;
}
