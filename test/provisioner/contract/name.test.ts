import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isNewPlaygroundName, requestIds } from '../../../provisioner/contract/name.ts';
import { hostOf } from '../../../provisioner/load-balancer/names.ts';
import { holds } from '../../support/holds.ts';

/** What EC2 takes: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateSecurityGroup.html */
const GROUP_NAME = /^(?!sg-)[A-Za-z0-9 ._:/()#,@[\]+=&;{}!$*-]{1,255}$/;

const newNames = fc.stringMatching(/^(sg-|xn--)?[a-z0-9-]{1,30}$/).filter(isNewPlaygroundName);

it('of every name that is taken, EC2 takes a security group and browsers an address', () => {
  holds(
    fc.property(newNames, fc.string(), (name, requestKey) => {
      const id = `${name}-${requestIds(requestKey).suffix}`;
      expect(id).toMatch(GROUP_NAME);
      const host = hostOf(id, 'play.example.com');
      expect(new URL(`https://${host}/`).hostname).toBe(host);
    }),
  );
});
