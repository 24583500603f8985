import { GetParametersCommand, ParameterAlreadyExists, PutParameterCommand, type SSMClient } from '@aws-sdk/client-ssm';
import { describe, expect, it } from 'vitest';
import { ensureSecrets, parameterPrefix } from '../../infra/secrets.ts';

const PREFIX = parameterPrefix('prod');
const SLACK = { signingSecret: 'signs', botToken: 'xoxb-1' };

/** SSM with these parameters; `raced` ones are put by somebody else between the look and the put. */
function ssmWith(there: Record<string, string>, raced: string[] = []) {
  const values = new Map(Object.entries(there));
  const puts: PutParameterCommand['input'][] = [];
  const send = async (command: unknown) => {
    if (command instanceof GetParametersCommand) {
      const there = command.input.Names?.filter((name) => values.has(name)) ?? [];
      return { Parameters: there.map((Name) => ({ Name, Value: values.get(Name) })) };
    }
    if (!(command instanceof PutParameterCommand)) throw new Error('a call that this SSM does not know');
    const { Name = '', Value = '', Overwrite } = command.input;
    if ((!Overwrite && values.has(Name)) || raced.includes(Name)) {
      throw new ParameterAlreadyExists({ message: 'The parameter already exists.', $metadata: {} });
    }
    puts.push(command.input);
    values.set(Name, Value);
    return {};
  };
  return { ssm: { send } as unknown as SSMClient, values, puts };
}

describe('ensureSecrets', () => {
  it('puts what is missing, encrypted, and makes the passphrase itself', async () => {
    const { ssm, values, puts } = ssmWith({});
    const { names, made } = await ensureSecrets(ssm, PREFIX, SLACK);
    expect(made).toEqual([names.signingSecret, names.botToken, names.passphrase]);
    expect(puts.map(({ Type }) => Type)).toEqual(['SecureString', 'SecureString', 'SecureString']);
    expect(values.get('/playground-bot/prod/bot-token')).toBe('xoxb-1');
    expect(values.get('/playground-bot/prod/passphrase')).toMatch(/^[\w-]{43}$/);
  });

  it('never makes the same passphrase twice', async () => {
    const [one, other] = [ssmWith({}), ssmWith({})];
    await ensureSecrets(one.ssm, PREFIX, SLACK);
    await ensureSecrets(other.ssm, PREFIX, SLACK);
    const passphrase = '/playground-bot/prod/passphrase';
    expect(one.values.get(passphrase)).not.toBe(other.values.get(passphrase));
  });

  it('leaves what is there, and needs nothing given then', async () => {
    const there = ssmWith({});
    await ensureSecrets(there.ssm, PREFIX, SLACK);
    const before = new Map(there.values);
    expect(await ensureSecrets(there.ssm, PREFIX, {})).toMatchObject({ made: [] });
    expect(await ensureSecrets(there.ssm, PREFIX, SLACK)).toMatchObject({ made: [], replaced: [] });
    expect(there.values).toEqual(before);
  });

  it('replaces what is given anew, and never the passphrase', async () => {
    const { ssm, values } = ssmWith({});
    await ensureSecrets(ssm, PREFIX, SLACK);
    const passphrase = values.get('/playground-bot/prod/passphrase');
    const { replaced } = await ensureSecrets(ssm, PREFIX, { botToken: 'xoxb-2' });
    expect(replaced).toEqual(['/playground-bot/prod/bot-token']);
    expect(values.get('/playground-bot/prod/bot-token')).toBe('xoxb-2');
    expect(values.get('/playground-bot/prod/passphrase')).toBe(passphrase);
  });

  it('names all that is missing and where to give it, and puts nothing then', async () => {
    const { ssm, puts } = ssmWith({});
    await expect(ensureSecrets(ssm, PREFIX, {})).rejects.toThrow(/SLACK_SIGNING_SECRET[\s\S]*SLACK_BOT_TOKEN/);
    expect(puts).toEqual([]);
  });

  it('takes what somebody else put in the meantime', async () => {
    const { ssm } = ssmWith({}, ['/playground-bot/prod/passphrase']);
    const { made } = await ensureSecrets(ssm, PREFIX, SLACK);
    expect(made).not.toContain('/playground-bot/prod/passphrase');
  });
});
