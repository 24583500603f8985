import type { Statement } from '../components/policy.ts';
import { ACTIONS, EVERYWHERE } from '../policies/actions.ts';
import { known, type Rule } from './rule.ts';

/** @param policy as JSON @returns undefined while it is not known, or not whole: the engine cuts long texts in its events */
export function statementsIn(policy: unknown): Statement[] | undefined {
  const text = known(policy);
  if (typeof text !== 'string') return undefined;
  const whole = parsed(text);
  return whole && [whole.Statement].flat();
}

function parsed(text: string): { Statement: Statement | Statement[] } | undefined {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Role policies, resource policies and what roles trust. */
export const KEYS = ['policy', 'assumeRolePolicy'];

export const noWildcards: Rule = {
  name: 'no wildcard actions, and no wildcard resource where AWS takes a narrower one',
  broken({ inputs }) {
    const allowed = KEYS.flatMap((key) => statementsIn(inputs[key]) ?? []).filter(({ Effect }) => Effect === 'Allow');
    const wide = allowed.flatMap(({ Action, Resource }) => {
      const anything = [Resource].flat().includes('*');
      return [Action].flat().filter((action) => action.includes('*') || (anything && takesNarrower(action)));
    });
    return wide.length === 0 ? undefined : `allows too much: ${wide.join(', ')}`;
  },
};

export const noStrangers: Rule = {
  name: 'no policy for everybody',
  broken({ inputs }) {
    const open = KEYS.flatMap((key) => statementsIn(inputs[key]) ?? []).some(
      ({ Effect, Principal }) => Effect === 'Allow' && isAnybody(Principal),
    );
    return open ? 'lets anybody in' : undefined;
  },
};

/** What the table does not know is taken to have one. */
function takesNarrower(action: string): boolean {
  return ACTIONS[action]?.resources.length !== 0 && !(action in EVERYWHERE);
}

function isAnybody(principal: Statement['Principal']): boolean {
  return principal === '*' || (principal !== undefined && Object.values(principal).flat().includes('*'));
}
