import { runCommand, stageDeps } from './command.ts';
import { destroy } from './destroy/destroy.ts';
import { DESTROY_HELP, parseDestroyOptions } from './destroy/options.ts';

await runCommand(async (args) => {
  const options = parseDestroyOptions(args);
  if (!options) {
    console.log(DESTROY_HELP);
    return true;
  }
  return (await destroy(options, stageDeps())) !== 'missing';
});
