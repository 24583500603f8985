import { Vpc } from '@pulumi/aws/ec2/vpc.js';
import { expect, it } from 'vitest';
import { LoopbackZone } from '../../../infra/components/loopback-zone.ts';
import { destroyInfra, upStack } from '../../../infra/stack.ts';
import { missingTools } from '../../provisioner/support/missing-tools.ts';
import { emulatorStack } from '../../support/emulator-stack.ts';
import { FOREVER, script } from '../../support/fargate.ts';
import { describeFargate } from '../../support/fargate-suite.ts';

const missing = await missingTools();
const SERVE = `require('node:http').createServer((q, r) => r.end('from db')).listen(5432, '127.0.0.1');`;
const ASK = `const ask = (left) => fetch('http://db:5432').then((r) => r.text()).then(
  (text) => { console.log(text); process.exit(); },
  (e) => e.cause?.code === 'ECONNREFUSED' && left > 0 ? setTimeout(ask, 100, left - 1)
    : (console.log(e.cause?.code), process.exit()));
ask(100);`;

describeFargate('the loopback zone', (suite) => {
  it.skipIf(missing)(
    `lets a container reach its sibling by the service's name, only while it is there, and whatever becomes of another network's${missing ? ` (not tested, because ${missing})` : ''}`,
    async () => {
      const { fargate, endpoint } = suite();
      const said = async (): Promise<string[]> => {
        const task = await fargate.run([script('db', SERVE + FOREVER, { essential: false }), script('web', ASK)]);
        await fargate.untilStopped(task);
        return fargate.output(task, 'web');
      };
      expect(await said()).toEqual([expect.stringMatching(/^E(NOTFOUND|AI_AGAIN)$/)]);
      const { options, remove } = await emulatorStack(endpoint, 'loopback-zone');
      await upStack(options, async () => {
        new LoopbackZone('playgrounds', { vpcId: fargate.vpc });
      });
      expect(await said()).toEqual(['from db']);
      const other = await emulatorStack(endpoint, 'loopback-zone-of-another');
      await upStack(other.options, async () => {
        new LoopbackZone('playgrounds', { vpcId: new Vpc('other', { cidrBlock: '10.77.0.0/16' }).id });
      });
      await destroyInfra(other.options);
      await other.remove();
      expect(await said()).toEqual(['from db']);
      await destroyInfra(options);
      expect(await said()).toEqual([expect.stringMatching(/^E(NOTFOUND|AI_AGAIN)$/)]);
      await remove();
    },
  );
});
