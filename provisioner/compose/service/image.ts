import { posix } from 'node:path';
import type { ImageSource } from '../../templates/image-source.ts';
import { type Build, pairsOf, type Service } from '../compose-file.ts';
import type { TemplateFiles } from '../files.ts';
import type { Spot } from '../spot.ts';
import { plain } from './plain.ts';

export function sourceOf(service: Service, spot: Spot, files: TemplateFiles): ImageSource | undefined {
  if (service.build !== undefined) {
    const build = typeof service.build === 'string' ? { context: service.build } : service.build;
    return buildOf(build, spot.at('build'), files);
  }
  if (service.image !== undefined) {
    const reference = plain(service.image, spot.at('image'));
    if (reference === '') spot.at('image').refuse('It is empty. Name an image.');
    return reference === undefined ? undefined : { kind: 'copy', reference };
  }
  spot.refuse('It has neither image nor build. Say what it runs.');
  return undefined;
}

function buildOf(build: Build, spot: Spot, files: TemplateFiles): ImageSource | undefined {
  const context = plain(build.context ?? '.', spot.at('context'));
  const file = plain(build.dockerfile ?? 'Dockerfile', spot.at('dockerfile'));
  const target = plain(build.target, spot.at('target'));
  if (context === undefined || file === undefined) return undefined;
  if (/^[a-z+]+:\/\/|^git@|^github\.com\//.test(context)) {
    spot
      .at('context')
      .refuse(
        `${context} lies elsewhere, and only what is in the template’s folder is built. Copy it into the folder.`,
      );
    return undefined;
  }
  const folder = posix.normalize(context).replace(/\/$/, '') || '.';
  const dockerfile = posix.normalize(posix.join(folder, file));
  const fault = contextFault(folder, files) ?? fileFault(dockerfile, files);
  if (fault !== undefined) {
    spot.refuse(fault);
    return undefined;
  }
  const args = argsOf(build, spot.at('args'));
  return { kind: 'build', context: folder, dockerfile, ...(target && { target }), ...(args && { args }) };
}

function contextFault(folder: string, files: TemplateFiles): string | undefined {
  const { kind } = files.look(folder);
  if (kind === 'outside')
    return `The context ${folder} lies outside the template’s folder. Move what is needed into the folder.`;
  if (kind !== 'folder') return `The context ${folder} is no folder of the template. Make it, or name another.`;
  const link = files.linkOut(folder);
  return (
    link &&
    `The context ${folder} holds ${link}, a link that leads out of the template’s folder. Put the file itself there.`
  );
}

function fileFault(dockerfile: string, files: TemplateFiles): string | undefined {
  const { kind } = files.look(dockerfile);
  if (kind === 'outside')
    return `The Dockerfile ${dockerfile} lies outside the template’s folder. Move it into the folder.`;
  return kind === 'file'
    ? undefined
    : `There is no ${dockerfile} in the template’s folder. Add it, or name another as dockerfile.`;
}

function argsOf({ args }: Build, spot: Spot): Record<string, string> | undefined {
  const given = pairsOf(args).flatMap(([name, value, step]) => {
    if (value === undefined)
      spot.at(step).refuse('It has no value, and images are built without a shell to take one from. Write the value.');
    const text = plain(value, spot.at(step));
    return text === undefined ? [] : [[name, text] as const];
  });
  return given.length === 0 ? undefined : Object.fromEntries(given);
}
