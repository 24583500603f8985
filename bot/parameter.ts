import type { ReadParameter } from '../provisioner/contract/read-parameter.ts';
import { oneFetch } from './one-fetch.ts';

/** How long a secret is used before it is read again, in milliseconds: a rotated one is known to all within this time. */
const MAX_AGE_MS = 15 * 60 * 1000;

/** @param refused what somebody would not take: where that is what is kept, the secret is read anew */
export type Secret = (refused?: string) => Promise<string>;

/** A SecureString of SSM, kept for a quarter of an hour. @param clock epoch milliseconds */
export function createParameter(read: ReadParameter, name: string, clock: () => number = Date.now): Secret {
  let kept: { value: string; until: number } | undefined;
  const anew = oneFetch(async () => {
    const value = await read(name);
    if (!value) throw new Error(`reading ${name} from SSM: it is empty or not there; deploy puts it there`);
    kept = { value, until: clock() + MAX_AGE_MS };
    return value;
  });
  return async (refused) => {
    const value = kept && clock() < kept.until ? kept.value : await anew();
    return value === refused ? anew() : value;
  };
}
