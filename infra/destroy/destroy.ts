import { checkReport, isWell } from '../checks/report.ts';
import { agrees, assertSomebody } from '../deploy/ask.ts';
import { explainLock } from '../deploy/lock.ts';
import { type StageDeps, withStageStack } from '../deploy/stage-stack.ts';
import { stateIsThere } from '../deploy/state-bucket.ts';
import { unlockStage } from '../deploy/unlock.ts';
import { stackOutputs } from '../stack.ts';
import { checkDestroy } from './check.ts';
import { stagePlaygrounds } from './empty-stage.ts';
import { type DestroyOptions, KEEPABLE } from './options.ts';
import { namesOf } from './playgrounds.ts';
import { removeStage } from './remove-stage.ts';

export type DestroyEnd = 'destroyed' | 'nothing there' | 'missing' | 'declined';

/**
 * `npm run destroy`: says what goes, asks, removes the playgrounds and then the stage.
 * @throws with what stopped it; running it again goes on from there
 */
export async function destroy(options: DestroyOptions, deps: StageDeps): Promise<DestroyEnd> {
  const { stage, yes, unlock, keep } = options;
  const { terminal, stackFolder } = deps;
  const { say } = terminal;
  assertSomebody(terminal, yes);
  const { findings, place } = await checkDestroy(stage, stackFolder);
  say(checkReport(findings));
  if (!place || !isWell(findings)) return 'missing';
  return await withStageStack(place, deps, async ({ stack, backend }) => {
    if (!(await stateIsThere(backend, place.region))) {
      say(`Account ${place.accountId} has no stage in ${place.region}: there is nothing to remove.`);
      return 'nothing there';
    }
    try {
      if (unlock) await unlockStage(stack);
      const playgrounds = stagePlaygrounds(await stackOutputs(stack), place.region);
      const there = (await playgrounds?.list()) ?? [];
      say(`Stage ${stage} in account ${place.accountId}, ${place.region}, goes with everything in it.`);
      say(`Playgrounds: ${namesOf(there) || 'none'}.`);
      for (const each of keep) say(`Kept: ${KEEPABLE[each]}.`);
      const question = { text: `Type ${stage} to remove it:`, yes: stage };
      if (!(await agrees(terminal, question, yes))) return 'declined';
      await playgrounds?.remove(say);
      await removeStage(place, { stack, backend }, keep, say);
      return 'destroyed';
    } catch (error) {
      throw explainLock(error, `npm run destroy -- --stage ${stage}`);
    }
  });
}
