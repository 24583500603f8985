import { beforeAll, describe, expect, it } from 'vitest';
import { actions, type RecordedProgram, recordProgram, statements } from '../recorded-program.ts';

const FUNCTION = 'aws:lambda/function:Function';
const URL_OF = 'aws:lambda/functionUrl:FunctionUrl';
const PERMISSION = 'aws:lambda/permission:Permission';
const PASSWORDS = 'arn:aws:ssm:eu-north-1:111122223333:parameter/playground-bot/prod/playgrounds/*';
const caller = (given: object = {}) => ({
  arn: 'arn:aws:iam::111122223333:role/ci',
  actsFor: ['U0ADA0001'],
  ...given,
});

const names = (program: RecordedProgram) =>
  program
    .ofType(FUNCTION)
    .map(({ name }) => name)
    .filter((name) => name.includes('api'));
const readsPasswords = (program: RecordedProgram, name: string) =>
  program.statementsOf(name).some(({ Resource }) => [Resource].flat().includes(PASSWORDS));

describe('the HTTP API', () => {
  let none: RecordedProgram;
  let signed: RecordedProgram;
  let byToken: RecordedProgram;
  let both: RecordedProgram;
  let told: RecordedProgram;
  beforeAll(async () => {
    none = await recordProgram();
    signed = await recordProgram({ apiCallers: [caller()] });
    byToken = await recordProgram({ apiTokens: 'on' });
    both = await recordProgram({ apiCallers: [caller()], apiTokens: 'on' });
    told = await recordProgram({ apiCallers: [caller({ credentials: true })], apiTokens: 'with-credentials' });
  });

  it('is not there without callers and tokens', () => {
    expect(names(none)).toEqual([]);
  });

  it('for callers with AWS credentials is behind a URL that lets in signed requests only, and has no policy of its own', () => {
    expect(names(signed)).toEqual(['playground-api']);
    expect(signed.one(URL_OF, 'playground-api').inputs.authorizationType).toBe('AWS_IAM');
    expect(signed.ofType(PERMISSION).map(({ inputs }) => inputs.function)).not.toContain('playground-api');
  });

  it('for callers with tokens is another function, behind a URL that lets in anybody', () => {
    expect(names(byToken)).toEqual(['playground-api-tokens']);
    expect(byToken.one(URL_OF, 'playground-api-tokens').inputs.authorizationType).toBe('NONE');
  });

  it('may read passwords only where some caller may', () => {
    for (const name of ['playground-api', 'playground-api-tokens']) {
      expect([name, readsPasswords(both, name), readsPasswords(told, name)]).toEqual([name, false, true]);
    }
  });

  it('may otherwise do what the bot may, but for reading Slack’s secret', () => {
    const rights = (name: string) => new Set(both.statementsOf(name).flatMap(actions));
    expect(rights('playground-api')).toEqual(rights('playground-bot'));
    expect(rights('playground-api-tokens')).toEqual(rights('playground-bot'));
    expect(JSON.stringify(both.statementsOf('playground-api'))).not.toContain('signing-secret');
  });

  it('may tell of what it changed', () => {
    const { policy } = both.one('aws:sns/topicPolicy:TopicPolicy', 'events').inputs;
    const tellers = statements(policy).map(({ Principal }) => JSON.stringify(Principal));
    expect(tellers.filter((teller) => teller.includes('playground-api'))).toHaveLength(2);
  });
});
