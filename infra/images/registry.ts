import { ECRClient } from '@aws-sdk/client-ecr';
import { execa } from 'execa';
import { digestOf } from '../../provisioner/images/ecr.ts';
import { ensureNodeBase } from '../local/node-base.ts';
import { run } from '../local/setup/run.ts';
import { buildImage } from '../templates/build-image.ts';
import { registryLogin } from './ecr.ts';
import type { TemplateImageDeps } from './push-template-images.ts';

/** Logs the local Docker in to this account's ECR, and gives what pushing needs of both. */
export async function openRegistry(region: string, log: (line: string) => void): Promise<TemplateImageDeps> {
  const ecr = new ECRClient({ region });
  const { registry, user, password } = await registryLogin(ecr);
  // By standard input, because a command line can be read by everybody on the machine.
  await execa('docker', ['login', '--username', user, '--password-stdin', registry], { input: password });
  return {
    docker: (args) => run('docker', args),
    digestOf: (url, tag) => digestOf(ecr, url, tag),
    nodeBase: () => ensureNodeBase('docker', log),
    build: buildImage,
    log,
  };
}
