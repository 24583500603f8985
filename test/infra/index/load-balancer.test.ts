import { beforeAll, describe, expect, it } from 'vitest';
import { LOAD_BALANCER, type RecordedProgram, recordProgram, ZONE } from '../recorded-program.ts';

const OF_LOAD_BALANCING = /^aws:(lb|acm)\//;
const LISTENER = 'aws:lb/listener:Listener';
const GROUP = 'aws:ec2/securityGroup:SecurityGroup';
const RECORD = 'aws:route53/record:Record';

let program: RecordedProgram;
beforeAll(async () => {
  program = await recordProgram(LOAD_BALANCER, ZONE);
});
const variables = (name: string) => program.one('aws:lambda/function:Function', name).inputs.environment.variables;

describe('without being asked for', () => {
  it('there is no load balancer, no certificate, and no right to add to one', async () => {
    const { resources, statementsOf } = await recordProgram();
    expect(resources.filter(({ type }) => OF_LOAD_BALANCING.test(type))).toEqual([]);
    const allowed = statementsOf('playground-provisioner').flatMap(({ Action }) => Action);
    // What was made while there was one can be found, and goes.
    expect(allowed.filter((action) => /^elasticloadbalancing:(?!Describe)/.test(action)).sort()).toEqual([
      'elasticloadbalancing:DeleteRule',
      'elasticloadbalancing:DeleteTargetGroup',
    ]);
  });
});

describe('the load balancer', () => {
  it('is one for all, open to the Internet’s side of the network', () => {
    const { inputs } = program.one('aws:lb/loadBalancer:LoadBalancer', 'playgrounds');
    expect(inputs).toMatchObject({ loadBalancerType: 'application', internal: false });
    expect(inputs.subnets).toEqual(['playgrounds-0-id', 'playgrounds-1-id']);
    expect(inputs.securityGroups).toEqual(['playgrounds-load-balancer-id']);
  });

  it('lets in the allowed ranges alone, at 443 and 80, and reaches nothing but playgrounds', () => {
    const { inputs } = program.one(GROUP, 'playgrounds-load-balancer');
    const from = { protocol: 'tcp', cidrBlocks: ['203.0.113.0/24'] };
    expect(inputs.ingress).toEqual([
      { ...from, fromPort: 443, toPort: 443 },
      { ...from, fromPort: 80, toPort: 80 },
    ]);
    expect(inputs.egress).toEqual([
      { protocol: 'tcp', fromPort: 1, toPort: 65_535, securityGroups: ['playgrounds-targets-id'] },
    ]);
    expect(program.one(GROUP, 'playgrounds-targets').inputs).toMatchObject({ ingress: [], egress: [] });
  });

  it('answers 404 over TLS for a name that no playground has', () => {
    const { inputs } = program.one(LISTENER, 'playgrounds-https');
    expect(inputs).toMatchObject({ port: 443, protocol: 'HTTPS', sslPolicy: expect.stringContaining('TLS13-1-2') });
    expect(inputs.defaultActions).toMatchObject([{ type: 'fixed-response', fixedResponse: { statusCode: '404' } }]);
  });

  it('sends people on from 80', () => {
    const { inputs } = program.one(LISTENER, 'playgrounds-http');
    expect(inputs.defaultActions).toEqual([
      { type: 'redirect', redirect: { protocol: 'HTTPS', port: '443', statusCode: 'HTTP_301' } },
    ]);
  });

  it('has a certificate for all names of the domain, proven in its zone, before it answers', () => {
    const { inputs: certificate } = program.one('aws:acm/certificate:Certificate', 'playgrounds');
    expect(certificate).toMatchObject({ domainName: '*.play.example.com', validationMethod: 'DNS' });
    const { inputs: proof } = program.one(RECORD, 'playgrounds-certificate');
    expect(proof).toMatchObject({ zoneId: 'Z0PUBLIC', name: '_proof.test', type: 'CNAME', records: ['_value.test'] });
    const { inputs: validated } = program.one('aws:acm/certificateValidation:CertificateValidation', 'playgrounds');
    expect(program.one(LISTENER, 'playgrounds-https').inputs.certificateArn).toBe(validated.certificateArn);
  });

  it('is what all names of the domain lead to', () => {
    const { inputs } = program.one(RECORD, 'playgrounds-names');
    expect(inputs).toMatchObject({ zoneId: 'Z0PUBLIC', name: '*.play.example.com', type: 'A' });
    expect(inputs.aliases).toMatchObject([{ name: 'playgrounds.elb.test', zoneId: 'Z0OFTHEBALANCER' }]);
  });

  it('is known to whoever makes playgrounds, and its domain to whoever watches them', () => {
    const { EXPOSURE, LOAD_BALANCER: known } = variables('playground-provisioner');
    expect(EXPOSURE).toBe('load-balancer');
    expect(JSON.parse(known)).toEqual({
      domain: 'play.example.com',
      listenerArn: expect.stringMatching(/^arn:aws:lb:.*playgrounds-https$/),
      groupId: 'playgrounds-load-balancer-id',
      targetsGroupId: 'playgrounds-targets-id',
    });
    expect(JSON.parse(variables('playground-sweeper').LOAD_BALANCER)).toEqual({ domain: 'play.example.com' });
  });

  it('may be added to and not changed', () => {
    const allowed = program.statementsOf('playground-provisioner').flatMap(({ Action }) => Action);
    expect(allowed).toContain('elasticloadbalancing:CreateRule');
    expect(allowed.filter((action) => /LoadBalancer$|Listener$|ListenerCertificates$|WebAcl$/.test(action))).toEqual(
      [],
    );
  });

  it('costs a playground its public address all the same: images come over it', () => {
    expect(JSON.parse(variables('playground-bot').PRICES).publicAddressHour).toBeGreaterThan(0);
  });

  it('is not to be had where the account has no zone for the domain', async () => {
    await expect(recordProgram(LOAD_BALANCER)).rejects.toThrow(
      'this account has no public hosted zone for play.example.com (looked for play.example.com, example.com)',
    );
  });
});
