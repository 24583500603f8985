import type { ImageSource } from '../../templates/image-source.ts';
import type { TemplateFiles } from '../files.ts';
import type { Spot } from '../spot.ts';

/**
 * ECS sends the signal that the image names, and cannot be told another. Only what is built here says which that is; of
 * other images the default, SIGTERM, is taken on trust.
 */
export function checkStopSignal(
  signal: string | undefined,
  source: ImageSource | undefined,
  files: TemplateFiles,
  spot: Spot,
): void {
  if (signal === undefined || !source) return;
  const asked = nameOf(signal);
  const own = source.kind === 'build' ? signalIn(files.read(source.dockerfile)) : undefined;
  if (asked === own) return;
  if (own === undefined && asked === 'TERM') {
    spot.note('ECS sends the signal that the image names, which is SIGTERM where it names none.');
    return;
  }
  spot.refuse(
    source.kind === 'build'
      ? `ECS sends the signal that the image names, and this one names ${own === undefined ? 'none' : `SIG${own}`}. Write STOPSIGNAL ${signal} in ${source.dockerfile}.`
      : `ECS sends the signal that the image names, and cannot be told another. Take it out where that is ${signal}; where it is not, build an image from this one with STOPSIGNAL ${signal}.`,
  );
}

/** The last one counts, as in the last stage. */
function signalIn(dockerfile: string): string | undefined {
  const all = [...dockerfile.matchAll(/^\s*STOPSIGNAL\s+(\S+)\s*$/gim)];
  const last = all.at(-1)?.[1];
  return last === undefined ? undefined : nameOf(last);
}

const NUMBERS: Readonly<Record<string, string>> = { 1: 'HUP', 2: 'INT', 3: 'QUIT', 9: 'KILL', 15: 'TERM' };

/** `SIGQUIT`, `QUIT` and `3` are the same. */
function nameOf(signal: string): string {
  return NUMBERS[signal] ?? signal.toUpperCase().replace(/^SIG/, '');
}
