import { buildTemplateImages } from './images.ts';
import { simulatedImages } from './local-settings.ts';
import { type DockerOptions, getDocker } from './setup/docker.ts';
import type { DockerPlan } from './setup/docker-plan.ts';
import { explained } from './setup/faults.ts';
import { named, timed } from './setup/progress.ts';
import type { Undo } from './undo.ts';

/** What playgrounds run in. */
export interface Containers {
  /** Why they are simulated, where they are. */
  simulatedWhy: string | undefined;
  templateImages: Record<string, string>;
  /** What holds a task's network; nothing where containers are simulated. */
  pause: { image: string; command: readonly string[] } | undefined;
}

/** Docker, if the plan has it, with the templates' images built. */
export async function getContainers(plan: DockerPlan, options: DockerOptions, undo: Undo): Promise<Containers> {
  const docker = await getDocker(plan, options);
  undo.add(docker.stop);
  if (!docker.real) return { simulatedWhy: docker.why, templateImages: simulatedImages(), pause: undefined };
  const say = named(options.log, 'Images');
  const { templateImages, pauseImage, pauseCommand } = await timed(say, async () => {
    try {
      return await buildTemplateImages({ docker: 'docker', log: say });
    } catch (error) {
      const cause = explained(error, ['disk-full', 'killed']);
      throw new Error(`building the templates' images: ${cause.message}\nPLAYGROUND_DOCKER=off goes on without.`, {
        cause,
      });
    }
  });
  return { simulatedWhy: undefined, templateImages, pause: { image: pauseImage, command: pauseCommand } };
}
