import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { expect, it } from 'vitest';
import { clientEnvironment, clientOptions } from '../../../../../infra/local/emulator/environment.ts';
import { script } from '../../../../support/fargate.ts';
import { describeFargate } from '../../../../support/fargate-suite.ts';
import { iamRole } from '../../../../support/iam-user.ts';

const MAY = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: 'sts:GetCallerIdentity', Resource: '*' }],
});
const TELL = `const { AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey, AWS_SESSION_TOKEN: sessionToken } = process.env;
  console.log(JSON.stringify({ accessKeyId, secretAccessKey, sessionToken })); process.exit();`;

describeFargate(
  'a Fargate task that works with the emulator',
  (suite) => {
    it('is its role where policies are enforced, whatever credentials its definition names', async () => {
      const { fargate, endpoint } = suite();
      const role = await iamRole(endpoint, 'worker', MAY);
      const environment = Object.entries(clientEnvironment(endpoint)).map(([name, value]) => ({ name, value }));
      const task = await fargate.run([script('worker', TELL, { environment })], [], role);
      await fargate.untilStopped(task);
      const [said = ''] = await fargate.output(task, 'worker');
      const sts = new STSClient({ ...clientOptions(endpoint), credentials: JSON.parse(said) });
      const { Arn } = await sts.send(new GetCallerIdentityCommand({}));
      sts.destroy();
      expect(Arn).toMatch(/:assumed-role\/worker\//);
    });
  },
  { enforcePolicies: true },
);
