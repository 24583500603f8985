import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ImageSource } from '../../provisioner/templates/image-source.ts';
import { imageExists, seconds } from '../local/node-base.ts';
import { run } from '../local/setup/run.ts';
import type { TemplateImage } from './catalogue.ts';
import { contentTag } from './content-tag.ts';

export interface BuildDeps {
  /** The docker binary. */
  docker: string;
  /** What a Dockerfile that asks for NODE_BASE is given: an image with Node that needs no registry. */
  nodeBase: string;
  log(line: string): void;
}

/** A Dockerfile that begins from the Node of this repository says so by an ARG of this name. */
const NODE_BASE = 'PLAYGROUND_NODE_BASE';

/**
 * Builds an image into the local engine, unless it is there.
 * @param key the image's, `<template>/<service>`
 * @returns its reference in the local engine, whose tag is its content
 */
export async function buildImage(key: string, image: TemplateImage, deps: BuildDeps): Promise<string> {
  const { docker, nodeBase, log } = deps;
  const { folder, source, platform } = image;
  if (source.kind !== 'build') throw new Error(`${key} is not built: it is ${source.reference}`);
  const tag = `playground-local/${key.replaceAll('/', '-')}:${await contentTag(image, nodeBase)}`;
  if (await imageExists(docker, tag)) return tag;
  const started = performance.now();
  const dockerfile = join(folder, source.dockerfile);
  const base = (await asksForNode(dockerfile)) ? { [NODE_BASE]: nodeBase } : {};
  await run(docker, [
    'build',
    '--quiet',
    // Named only where it matters: an old engine takes it as an experiment.
    ...(platform === hostPlatform() ? [] : ['--platform', `linux/${platform}`]),
    ...buildArguments({ ...base, ...source.args }, source),
    ...['--file', dockerfile, '--tag', tag, join(folder, source.context)],
  ]);
  log(`Built ${tag} in ${seconds(started)}`);
  return tag;
}

function buildArguments(args: Record<string, string>, { target }: Extract<ImageSource, { kind: 'build' }>): string[] {
  const given = Object.entries(args).flatMap(([name, value]) => ['--build-arg', `${name}=${value}`]);
  return target === undefined ? given : [...given, '--target', target];
}

async function asksForNode(dockerfile: string): Promise<boolean> {
  return new RegExp(`^\\s*ARG\\s+${NODE_BASE}\\b`, 'im').test(await readFile(dockerfile, 'utf8'));
}

function hostPlatform(): TemplateImage['platform'] {
  return process.arch === 'arm64' ? 'arm64' : 'amd64';
}
