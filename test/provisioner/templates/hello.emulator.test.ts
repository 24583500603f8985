import { join } from 'node:path';
import { expect, it } from 'vitest';
import { LoopbackZone } from '../../../infra/components/loopback-zone.ts';
import { repositoryRoot } from '../../../infra/repository.ts';
import { upStack } from '../../../infra/stack.ts';
import { compileFolder } from '../../../infra/templates/compile-folder.ts';
import { containerDefinitions } from '../../../provisioner/playground/task-definition.ts';
import { emulatorStack } from '../../support/emulator-stack.ts';
import { containerOf, type TestContainer, until } from '../../support/fargate.ts';
import { describeFargate, type FargateSuite } from '../../support/fargate-suite.ts';
import { missingTools } from '../support/missing-tools.ts';

const missing = await missingTools();
const { template } = compileFolder(join(repositoryRoot, 'provisioner/templates/hello'));
const PASSWORD = 'correct-horse';
const EXPIRES_AT = 1_800_000_000;

function basic(user: string, password: string): Record<string, string> {
  return { authorization: `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}` };
}

describeFargate('the template hello', (suite) => {
  /** A service made of the very container definitions that the provisioner makes. */
  async function serve({ fargate, images }: FargateSuite): Promise<{ service: string; address: string }> {
    await fargate.putSecret('/test/demo-1/password', PASSWORD);
    const spec = {
      id: 'demo-1',
      name: 'demo & <b>co</b>',
      ownerId: 'U0ADA0001',
      operationId: 'op-1',
      expiresAt: EXPIRES_AT,
      template,
    };
    const site = {
      images: images.templateImages,
      credentialsPrefix: '/test',
      logGroup: '/test/playgrounds',
      region: 'us-east-1',
    };
    const definitions = containerDefinitions(spec, site as Parameters<typeof containerDefinitions>[1]);
    const service = await fargate.serve(definitions as TestContainer[], { volumes: template.volumes });
    const [task] = await until(
      () => fargate.tasksOf(service, 'RUNNING'),
      ([first]) => first?.healthStatus === 'HEALTHY',
    );
    if (!task) throw new Error('unreachable: until returns when there is one');
    expect(containerOf(task, 'data')).toMatchObject({ lastStatus: 'STOPPED', exitCode: 0 });
    const record = await fargate.networkInterface(task);
    return { service, address: `http://${record?.Association?.PublicIp}:${template.front.port}` };
  }

  const titled = `answers those who have the password, with the seeded data, and keeps what they add${missing ? ` (not tested, because ${missing})` : ''}`;
  it.skipIf(missing)(titled, async () => {
    // `web` asks `api` by its name.
    const zone = await emulatorStack(suite().endpoint, 'hello');
    await upStack(zone.options, async () => {
      new LoopbackZone('playgrounds', { vpcId: suite().fargate.vpc });
    });
    const { service, address } = await serve(suite());
    const headers = basic('playground', PASSWORD);

    for (const wrong of [{}, basic('playground', 'guess'), basic('someone', PASSWORD), { authorization: 'Basic ?' }]) {
      for (const path of ['/', '/api/items'])
        expect((await fetch(address + path, { headers: wrong })).status).toBe(401);
    }

    const page = await fetch(address, { headers });
    expect(page.status).toBe(200);
    const html = await page.text();
    expect(html).toContain('Two swifts over the car park');
    expect(html).toContain('U0ADA0001');
    expect(html).toContain('demo &#38; &#60;b&#62;co&#60;/b&#62;');
    expect(html).not.toContain('<b>co');
    expect(html).toContain('15 Jan 2027, 08:00');

    const added = await fetch(`${address}/api/items`, { method: 'POST', headers, body: '{"text":"A kestrel"}' });
    expect(added.status).toBe(201);
    const { items } = (await (await fetch(`${address}/api/items`, { headers })).json()) as {
      items: { text: string }[];
    };
    expect(items.map(({ text }) => text)).toEqual(
      expect.arrayContaining(['A kestrel', 'A wren in the ivy, heard long before it was seen']),
    );
    await suite().fargate.deleteService(service);
    await zone.remove();
  });
});
