import type { Tokens } from '../tokens/store.ts';
import { isValid, readToken } from '../tokens/token.ts';
import { type Caller, type IamCaller, iamCaller } from './caller.ts';
import type { Incoming } from './incoming.ts';
import { type Refusal, refuse } from './refusal.ts';

/** Finds out who asks. What is refused is refused with the same words, whatever was wrong with it. */
export type Authenticate = (incoming: Incoming, now: number) => Promise<Caller | Refusal>;

/** Behind a URL that lets only signed requests in: AWS has checked the signature, and says whose it is. */
export function iamAuthentication(callers: readonly IamCaller[]): Authenticate {
  return async ({ iamArn }) => (iamArn && iamCaller(callers, iamArn)) || refuse('UNAUTHENTICATED');
}

/** Behind a URL that lets anybody in. */
export function tokenAuthentication(tokens: Pick<Tokens, 'get'>): Authenticate {
  return async ({ headers }, now) => {
    const [, text = ''] = /^bearer +(\S+)$/i.exec(headers.get('authorization') ?? '') ?? [];
    const said = readToken(text);
    const token = said && (await tokens.get(said.id));
    if (!token || !isValid(token, said.secret, now)) return refuse('UNAUTHENTICATED');
    const { id, actsFor, templates, maxPlaygrounds, credentials } = token;
    return { id: `token:${id}`, actsFor, templates, maxPlaygrounds, credentials };
  };
}
