import { release } from 'node:os';
import type { Catalogue } from '../templates/catalogue.ts';
import { containerReach, reachNotice } from './container-reach.ts';
import { buildTemplateImages } from './images.ts';
import { SIMULATED_NOTICE, simulatedImages } from './local-settings.ts';
import { type DockerOptions, getDocker } from './setup/docker.ts';
import type { DockerPlan } from './setup/docker-plan.ts';
import { explained } from './setup/faults.ts';
import { named, timed } from './setup/progress.ts';
import { run } from './setup/run.ts';
import type { Undo } from './undo.ts';

/** What playgrounds run in. */
export interface Containers {
  /** Why they are simulated, where they are. */
  simulatedWhy: string | undefined;
  /** What people should know of every address of a playground. */
  notice: string | undefined;
  templateImages: Record<string, string>;
  /** What holds a task's network; nothing where containers are simulated. */
  pause: { image: string; command: readonly string[]; dockerHost: string } | undefined;
}

/** Docker, if the plan has it, with the templates' images built. */
export async function getContainers(
  plan: DockerPlan,
  options: DockerOptions,
  catalogue: Catalogue,
  undo: Undo,
): Promise<Containers> {
  const docker = await getDocker(plan, options);
  undo.add(docker.stop);
  if (!docker.real) {
    const templateImages = simulatedImages(catalogue);
    return { simulatedWhy: docker.why, notice: SIMULATED_NOTICE, templateImages, pause: undefined };
  }
  const say = named(options.log, 'Images');
  const { templateImages, pauseImage, pauseCommand } = await timed(say, async () => {
    try {
      return await buildTemplateImages(catalogue, { docker: 'docker', log: say });
    } catch (error) {
      const cause = explained(error, ['disk-full', 'killed']);
      throw new Error(`building the templates' images: ${cause.message}\nPLAYGROUND_DOCKER=off goes on without.`, {
        cause,
      });
    }
  });
  const { signal } = options;
  const server = await run('docker', ['version', '--format', '{{.Server.Platform.Name}}'], { signal });
  const notice = reachNotice(containerReach(process.platform, release(), server), pauseImage);
  // The command may talk to another daemon than the usual socket's: that of Docker Desktop, or a rootless one.
  const host = await run('docker', ['context', 'inspect', '--format', '{{.Endpoints.docker.Host}}'], { signal });
  const pause = { image: pauseImage, command: pauseCommand, dockerHost: host.trim() };
  return { simulatedWhy: undefined, notice, templateImages, pause };
}
