import { afterAll, beforeAll, describe } from 'vitest';
import { buildTemplateImages, type LocalImages } from '../../infra/local/images.ts';
import { readCatalogue } from '../../infra/templates/catalogue.ts';
import { dockerForTests } from './docker.ts';
import { startEmulator } from './emulator.ts';
import { createFargate, type Fargate } from './fargate.ts';

export interface FargateSuite {
  fargate: Fargate;
  images: LocalImages;
  endpoint: string;
}

const engine = await dockerForTests();

/** A suite with an emulator of its own and real containers; skipped, with the reason in its name, where there is no Docker. */
export function describeFargate(
  name: string,
  tests: (suite: () => FargateSuite) => void,
  { enforcePolicies = false } = {},
): void {
  describe.skipIf(!engine.here)(engine.suite(name), () => {
    let suite: FargateSuite | undefined;
    let emulator: Awaited<ReturnType<typeof startEmulator>> | undefined;
    beforeAll(async () => {
      const images = await buildTemplateImages(await readCatalogue(), { docker: 'docker', log: () => {} });
      emulator = await startEmulator({ images, enforcePolicies });
      const fargate = await createFargate(emulator.endpoint, images.pauseImage);
      suite = { fargate, images, endpoint: emulator.endpoint };
    });
    afterAll(async () => {
      suite?.fargate.close();
      await emulator?.stop();
    });
    tests(() => {
      if (!suite) throw new Error('The emulator of this suite has not started: ask inside a test.');
      return suite;
    });
  });
}
