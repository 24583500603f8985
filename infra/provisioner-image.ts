import { parseArgs } from 'node:util';
import { buildProvisionerImage } from './provisioner-image/build.ts';
import { describeLayers } from './provisioner-image/layers.ts';

const HELP = `Builds the image of the provisioner, for this machine's own kind of processor, and prints its layers.

  npm run image -- --tag 111122223333.dkr.ecr.eu-north-1.amazonaws.com/playground-provisioner:1

  --base          the image to start from instead of one that is built here: see provisioner/Dockerfile
  --architecture  x86_64 or arm64: ends with an error where this machine is the other one`;

/** As Lambda and our settings name them. */
const ARCHITECTURES: Partial<Record<NodeJS.Architecture, string>> = { x64: 'x86_64', arm64: 'arm64' };

async function main(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: {
      tag: { type: 'string' },
      base: { type: 'string' },
      architecture: { type: 'string' },
      help: { type: 'boolean' },
    },
  });
  if (values.help || !values.tag) {
    console.log(HELP);
    if (!values.help) process.exitCode = 2;
    return;
  }
  assertArchitecture(values.architecture);
  const layers = await buildProvisionerImage({ tag: values.tag, base: values.base, log: console.log });
  for (const line of describeLayers(layers)) console.log(line);
}

/** Node, its libraries and the native part of the runtime client are this machine's own. */
function assertArchitecture(wanted: string | undefined): void {
  const here = process.platform === 'linux' ? ARCHITECTURES[process.arch] : undefined;
  if (here !== undefined && (wanted ?? here) === here) return;
  throw new Error(
    `the image is made of this machine's own Node, libraries and compiled parts, and this machine is ${process.platform} on ${process.arch}. ` +
      `Build it on Linux on ${wanted ?? 'x86_64 or arm64'}: a runner of that kind (ubuntu-24.04-arm for arm64) or a container of it.`,
  );
}

try {
  await main(process.argv.slice(2));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
