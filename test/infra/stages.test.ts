import { beforeAll, describe, expect, it } from 'vitest';
import { judgeStageName } from '../../infra/checks/stage-name.ts';
import { imageRepositories } from '../../infra/images/repositories.ts';
import { botInfrastructure } from '../../infra/index.ts';
import { parameterPrefix, secretNames } from '../../infra/secrets.ts';
import { parseSettings } from '../../infra/settings.ts';
import { AUTONAMING, projectSettings } from '../../infra/stack-workspace.ts';
import { DEPLOYED, type Recorded, recordResources, settings } from './recorded-program.ts';

/** What is chosen in a program, and not by Pulumi: of these an account has one of each name. */
const NAMES = ['name', 'family', 'dashboardName'];

/** The names that a stage gives to what it makes: `type name`. */
async function chosenNames(stage: string): Promise<string[]> {
  const everything = parseSettings(settings({ apiTokens: 'on', serviceNames: true }));
  const bot = await recordResources(botInfrastructure(everything, stage, DEPLOYED));
  const images = await recordResources(imageRepositories(stage, ['provisioner', 'hello/web']));
  return [...bot.resources, ...images.resources]
    .filter(isOne)
    .flatMap(({ type, inputs }) =>
      NAMES.flatMap((key) => (typeof inputs[key] === 'string' ? [`${type} ${inputs[key]}`] : [])),
    );
}

/** Of the network's own, so that other networks may have it too. */
function isOne({ type }: Recorded): boolean {
  return !type.startsWith('aws:route53/');
}

describe('two stages in one account', () => {
  let [one, other]: [string[], string[]] = [[], []];
  beforeAll(async () => {
    // One after the other: Pulumi's recording is of the whole process.
    one = await chosenNames('dev');
    other = await chosenNames('prod');
  });

  it('choose no name that is the same in both', () => {
    expect(one.length).toBeGreaterThan(8);
    expect(one.filter((name) => other.includes(name))).toEqual([]);
  });

  it('have names of Pulumi’s choice with the stage in them, and the stage’s tag on everything', () => {
    expect(projectSettings('playground-bot', 'dev')).toMatchObject({
      config: {
        'pulumi:autonaming': { value: { pattern: `\${name}-\${stack}-\${hex(7)}` } },
        'aws:defaultTags': { value: { tags: { 'playground-bot:stage': 'dev' } } },
      },
    });
  });

  it('have load balancers whose names AWS takes, and Pulumi lets through, with the longest name of a stage', () => {
    const stage = 'x'.repeat(20);
    expect(judgeStageName(stage)).toMatchObject({ state: 'good' });
    const { pattern } = AUTONAMING.providers.aws.resources['aws:lb/loadBalancer:LoadBalancer'];
    const name = pattern.replace(`\${stack}`, stage).replace(`\${hex(7)}`, '0a1b2c3');
    expect(name).toMatch(/^[a-z][a-z0-9-]{0,31}$/);
    expect(name).toContain(stage);
  });

  it('have their secrets and their playgrounds’ passwords under paths that do not hold each other', () => {
    const [dev, dev2] = ['dev', 'dev-2'].map(parameterPrefix);
    expect(Object.values(secretNames(`${dev2}`)).filter((name) => name.startsWith(`${dev}/`))).toEqual([]);
  });
});
