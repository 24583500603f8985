import type { MadeToken } from '../tokens/manage.ts';
import type { Token } from '../tokens/token.ts';
import { type Answer, answer, answerLines } from './answer.ts';
import { refusal } from './refusal.ts';
import { at, code, mention } from './text.ts';
import { unfit } from './unfit-target.ts';
import { unknown } from './unknown-choice.ts';

/** A new token, shown this once and to its maker alone. */
export function tokenMade(outcome: MadeToken, admins: readonly string[]): Answer {
  switch (outcome.outcome) {
    case 'made':
      return answer(
        `*${outcome.token.label}* may use the HTTP API ${scope(outcome.token)}.`,
        `The token, which is shown this once only: \`${outcome.text}\``,
        `\`/playground token revoke ${outcome.token.id}\` ends it at once.`,
      );
    case 'not-so-long':
      return refusal('TOKEN_LIFETIME');
    case 'unfit':
      return unfit({ kind: 'user', id: outcome.userId }, outcome.why, admins);
    case 'unknown-template':
    case 'unknown-service':
    case 'tag-not-allowed':
      return unknown(outcome);
  }
}

/** @param now epoch seconds */
export function tokenList(tokens: readonly Token[], now: number): Answer {
  const good = tokens.filter(({ expiresAt }) => expiresAt > now);
  if (good.length === 0) return answer('There are no tokens. `/playground token create` and a name makes one.');
  return answerLines({
    head: ['Tokens for the HTTP API, the next to end first:'],
    lines: good.map(
      (token) => `• ${code(token.id)} *${token.label}*, made by ${mention(token.createdBy)}, ${scope(token)}`,
    ),
    tail: ['`/playground token revoke` with an id ends one at once.'],
    more: (left) => `${left} more…`,
  });
}

export function tokenRevoked(token: Token | undefined, id: string): Answer {
  return token
    ? answer(`The token *${token.label}* (${code(token.id)}) is worth nothing any more. What was made with it stays.`)
    : refusal('NO_SUCH_TOKEN', id === '' ? '' : `You typed ${code(id)}.`);
}

export function tokensOff(isOn: boolean): Answer {
  return refusal('TOKENS_OFF', isOn ? 'It takes tokens, and none that may be told passwords.' : '');
}

function scope({ actsFor, templates, maxPlaygrounds, credentials, expiresAt }: Token): string {
  return [
    `for ${actsFor.map(mention).join(', ')} until ${at(expiresAt)}`,
    templates && `templates ${templates.map(code).join(', ')}`,
    maxPlaygrounds !== undefined && `at most ${maxPlaygrounds} at once`,
    credentials ? 'with passwords' : 'without passwords',
  ]
    .filter(Boolean)
    .join(', ');
}
