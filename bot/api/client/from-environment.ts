import * as z from 'zod';
import { createClient, type PlaygroundApi } from '../client.ts';
import { userId } from '../schemas.ts';
import { bearer, overHttp } from './over-http.ts';
import { sigV4 } from './sigv4.ts';

const schema = z.object({
  /** Of the API that takes tokens when there is one, else of the one that takes signatures. */
  PLAYGROUND_API_URL: z.url({ protocol: /^https?$/ }),
  PLAYGROUND_API_TOKEN: z.string().min(1).optional(),
  /** On whose behalf. */
  PLAYGROUND_USER: userId.optional(),
  AWS_REGION: z.string().min(1).optional(),
});

/** `https://ID.lambda-url.REGION.on.aws` */
const FUNCTION_URL = /^[a-z0-9]+\.lambda-url\.([a-z0-9-]+)\.on\.aws$/;

/**
 * The API that the environment names, with its token or else with AWS credentials.
 * @throws with every fault of the environment in one error
 */
export function clientFromEnvironment(env: Readonly<Record<string, string | undefined>>): PlaygroundApi {
  const { data, error } = schema.safeParse(env);
  if (error) throw new Error(`The environment does not say where the API is:\n${z.prettifyError(error)}`);
  const { PLAYGROUND_API_URL: url, PLAYGROUND_API_TOKEN: token, PLAYGROUND_USER: onBehalfOf } = data;
  const authorise = token === undefined ? sigV4(regionOf(url, data.AWS_REGION)) : bearer(token);
  return createClient(overHttp(url, authorise), { onBehalfOf });
}

function regionOf(url: string, region: string | undefined): string {
  const found = FUNCTION_URL.exec(new URL(url).hostname)?.[1] ?? region;
  if (found !== undefined) return found;
  throw new Error(
    'Set PLAYGROUND_API_TOKEN, or AWS_REGION: the address does not say in which region a request is signed.',
  );
}
