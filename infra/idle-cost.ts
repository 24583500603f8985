import { parseArgs } from 'node:util';
import { runCommand, stageDeps } from './command.ts';
import { deployed, STATE_OF_STAGES } from './idle-cost/charges.ts';
import { coldStartWords } from './idle-cost/cold-starts.ts';
import { idleCost } from './idle-cost/idle-cost.ts';
import { PRICES_AS_OF } from './idle-cost/prices.ts';
import { idleCostTable } from './idle-cost/table.ts';
import { repositoryResources } from './images/image-stack.ts';
import { withStage } from './open-stage.ts';
import { stackResources } from './stack.ts';

const HELP = `What a stage costs in a month in which nobody uses it, by what is deployed.

  npm run idle-cost -- --stage prod`;

await runCommand(async (args) => {
  const { values } = parseArgs({ args, options: { stage: { type: 'string' }, help: { type: 'boolean' } } });
  const { stage, help } = values;
  if (help || !stage) {
    console.log(HELP);
    return help === true;
  }
  const deps = stageDeps();
  return await withStage(stage, deps, async ({ stack, backend, settings }) => {
    const recorded = [...(await stackResources(stack)), ...(await repositoryResources(stack))];
    const resources = [...recorded.map(deployed), ...(backend.kind === 'bucket' ? [STATE_OF_STAGES] : [])];
    const kept = coldStartWords(settings.coldStarts);
    console.log(`${idleCostTable(idleCost(resources))}\n`);
    if (kept !== undefined) console.log(`Beside that, against cold starts: ${kept}.`);
    console.log(`List prices of us-east-1 in ${PRICES_AS_OF}, in US dollars.`);
    return true;
  });
});
