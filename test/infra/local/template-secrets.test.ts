import { describe, expect, it } from 'vitest';
import { localTemplateSecrets } from '../../../infra/local/template-secrets.ts';
import { sampleTemplate } from '../../provisioner/support/samples.ts';

function asking(name: string, ...secrets: string[]) {
  const { containers } = sampleTemplate();
  const asked = secrets.map((secret) => [`KEY_${secret}`, { kind: 'parameter' as const, name: secret }]);
  return { name, containers: containers.map((container) => ({ ...container, secrets: Object.fromEntries(asked) })) };
}

describe('the secrets that templates ask a local deployment for', () => {
  it('are those of the environment, or made up, which is said', () => {
    const found = localTemplateSecrets([asking('shop', 'stripe-key', 'mail')], {
      PLAYGROUND_SECRET_STRIPE_KEY: 'sk_test',
    });
    const [stripe, mail] = ['stripe-key', 'mail'].map((name) => `/playground-bot/local/template-secrets/${name}`);
    expect(found).toEqual({
      templateSecrets: { 'stripe-key': stripe, mail },
      values: { [String(stripe)]: 'sk_test', [String(mail)]: expect.stringMatching(/^[0-9a-f]{32}$/) },
      said: [
        'The template shop asks for the secret mail, which is made up here: PLAYGROUND_SECRET_MAIL=VALUE npm start gives it.',
      ],
    });
  });

  it('have one value for all templates that ask for the same', () => {
    const { values, said } = localTemplateSecrets([asking('shop', 'mail'), asking('blog', 'mail')], {});
    expect(Object.keys(values)).toHaveLength(1);
    expect(said).toHaveLength(2);
  });

  it('are none where no template asks', () => {
    expect(localTemplateSecrets([asking('shop')], {})).toEqual({ templateSecrets: {}, values: {}, said: [] });
  });
});
