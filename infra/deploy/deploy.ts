import { bundle } from '../bundle.ts';
import { checkDeployment, type Ready } from '../checks/deployment.ts';
import { checkReport, isWell } from '../checks/report.ts';
import { stagePlaygrounds } from '../destroy/empty-stage.ts';
import type { InfraOutputs } from '../outputs.ts';
import { PROJECT_NAME } from '../projects.ts';
import { stackOutputs } from '../stack.ts';
import { agrees, assertSomebody } from './ask.ts';
import { explainLock } from './lock.ts';
import { makeStage } from './make-stage.ts';
import { takenAway, whyNotNow } from './needed-by-playgrounds.ts';
import type { DeployOptions } from './options.ts';
import { showPreview } from './show-preview.ts';
import { stageImages } from './stage-images.ts';
import { type StageDeps, type StageStack, withStageStack } from './stage-stack.ts';
import { recordIsThere } from './state-bucket.ts';
import { unlockStage } from './unlock.ts';

export type DeployEnd =
  | { end: 'deployed'; outputs: InfraOutputs }
  /** Nothing was changed: something is missing, playgrounds are in the way, nobody wanted it, or only a preview was asked for. */
  | { end: 'missing' | 'in the way' | 'declined' | 'previewed' };

/**
 * `npm run deploy`: checks, shows, asks, deploys.
 * @throws with what stopped it; running it again goes on from there
 */
export async function deploy(options: DeployOptions, deps: StageDeps): Promise<DeployEnd> {
  const { stage, yes, preview, unlock } = options;
  const { terminal, env, stackFolder } = deps;
  if (!preview) assertSomebody(terminal, yes);
  const { findings, ready } = await checkDeployment({ stage, stackFolder, env });
  terminal.say(checkReport(findings));
  if (!ready || !isWell(findings)) return { end: 'missing' };
  // Before the preview, which would otherwise not know what of them has changed. Only this machine is changed by it.
  for (const { name, bytes } of await bundle()) terminal.say(`dist/${name}: ${Math.round(bytes / 1024)} KB`);
  const images = await stageImages(ready, terminal.say);
  return await withStageStack(ready, deps, async (opened) => {
    try {
      if (unlock) await unlockStage(opened.stack);
      const taken = takenAway(await showPreview(ready, images, opened, terminal.say));
      const refusal = whyNotNow(taken, taken.length === 0 ? [] : await playgroundsOf(opened, ready));
      if (refusal !== undefined) {
        terminal.say(refusal);
        return { end: 'in the way' };
      }
      if (preview) return { end: 'previewed' };
      const text = `Deploy this to the stage ${stage} in account ${ready.accountId}, ${ready.region}? [y/N]`;
      if (!(await agrees(terminal, { text, yes: 'yes' }, yes))) return { end: 'declined' };
      return { end: 'deployed', outputs: await makeStage(ready, images, opened, env, terminal.say) };
    } catch (error) {
      throw explainLock(error, `npm run deploy -- --stage ${stage}`);
    }
  });
}

/** Before its first deployment a stage has none, and no record that could be asked for them. */
async function playgroundsOf({ stack, backend }: StageStack, { stage, region }: Ready) {
  if (!(await recordIsThere(backend, region, { project: PROJECT_NAME, stage }))) return [];
  return (await stagePlaygrounds(await stackOutputs(stack), region)?.list()) ?? [];
}
