import { runCommand, stageDeps } from './command.ts';
import { deploy } from './deploy/deploy.ts';
import { DEPLOY_HELP, parseDeployOptions } from './deploy/options.ts';

await runCommand(async (args) => {
  const options = parseDeployOptions(args);
  if (!options) {
    console.log(DEPLOY_HELP);
    return true;
  }
  const { end } = await deploy(options, stageDeps());
  return end !== 'missing' && end !== 'in the way';
});
