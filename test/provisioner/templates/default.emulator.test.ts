import { expect, it } from 'vitest';
import { containerDefinitions } from '../../../provisioner/task-definition.ts';
import { defaultTemplate } from '../../../provisioner/templates/default/template.ts';
import { containerOf, type TestContainer, until } from '../../support/fargate.ts';
import { describeFargate, type FargateSuite } from '../../support/fargate-suite.ts';

const PASSWORD = 'correct-horse';
const EXPIRES_AT = 1_800_000_000;

function basic(user: string, password: string): Record<string, string> {
  return { authorization: `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}` };
}

describeFargate('the default template', (suite) => {
  /** A service made of the very container definitions that the provisioner makes. */
  async function serve({ fargate, images }: FargateSuite): Promise<{ service: string; address: string }> {
    await fargate.putSecret('/test/demo-1/password', PASSWORD);
    const spec = {
      id: 'demo-1',
      name: 'demo & <b>co</b>',
      ownerId: 'U0ADA0001',
      operationId: 'op-1',
      expiresAt: EXPIRES_AT,
      template: defaultTemplate,
    };
    const site = {
      images: images.templateImages,
      credentialsPrefix: '/test',
      logGroup: '/test/playgrounds',
      region: 'us-east-1',
    };
    const definitions = containerDefinitions(spec, site as Parameters<typeof containerDefinitions>[1]);
    const service = await fargate.serve(definitions as TestContainer[], { volumes: defaultTemplate.volumes });
    const [task] = await until(
      () => fargate.tasksOf(service, 'RUNNING'),
      ([first]) => first?.healthStatus === 'HEALTHY',
    );
    if (!task) throw new Error('unreachable: until returns when there is one');
    expect(containerOf(task, 'data')).toMatchObject({ lastStatus: 'STOPPED', exitCode: 0 });
    const record = await fargate.networkInterface(task);
    return { service, address: `http://${record?.Association?.PublicIp}:${defaultTemplate.front.port}` };
  }

  it('answers those who have the password, with the seeded data, and keeps what they add', async () => {
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
  });
});
