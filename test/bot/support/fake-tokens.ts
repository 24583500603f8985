import type { Tokens } from '../../../bot/tokens/store.ts';
import type { Token } from '../../../bot/tokens/token.ts';

/** Tokens in memory. */
export function fakeTokens(): Tokens {
  const tokens = new Map<string, Token>();
  return {
    put: async (token) => void tokens.set(token.id, token),
    get: async (id) => tokens.get(id),
    list: async () => [...tokens.values()].sort((one, other) => one.expiresAt - other.expiresAt),
    async remove(id) {
      const token = tokens.get(id);
      tokens.delete(id);
      return token;
    },
  };
}
