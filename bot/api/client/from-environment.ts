import * as z from 'zod';
import { createClient, type PlaygroundApi } from '../client.ts';
import { userId } from '../schemas.ts';
import { type Authorise, bearer, overHttp } from './over-http.ts';
import { sigV4 } from './sigv4.ts';

const schema = z.object({
  /** Of the API that takes tokens when there is one, else of the one that takes signatures. */
  PLAYGROUND_API_URL: z.url({ protocol: /^https?$/ }),
  PLAYGROUND_API_TOKEN: z.string().min(1).optional(),
  /** On whose behalf. */
  PLAYGROUND_USER: userId.optional(),
  AWS_REGION: z.string().min(1).optional(),
});

/** `https://ID.lambda-url.REGION.on.aws`, `https://ID.execute-api.REGION.amazonaws.com` */
const ADDRESS = /^[a-z0-9]+\.(?<kind>lambda-url|execute-api)\.(?<region>[a-z0-9-]+)\.(on\.aws|amazonaws\.com(\.cn)?)$/;

/**
 * The API that the environment names, with its token or else with AWS credentials.
 * @throws with every fault of the environment in one error
 */
export function clientFromEnvironment(env: Readonly<Record<string, string | undefined>>): PlaygroundApi {
  const { data, error } = schema.safeParse(env);
  if (error) throw new Error(`The environment does not say where the API is:\n${z.prettifyError(error)}`);
  const { PLAYGROUND_API_URL: url, PLAYGROUND_API_TOKEN: token, PLAYGROUND_USER: onBehalfOf } = data;
  const authorise = token === undefined ? signing(url, data.AWS_REGION) : bearer(token);
  return createClient(overHttp(url, authorise), { onBehalfOf });
}

function signing(url: string, fallback: string | undefined): Authorise {
  const { kind, region = fallback } = ADDRESS.exec(new URL(url).hostname)?.groups ?? {};
  if (region !== undefined) return sigV4(region, undefined, kind === 'execute-api' ? 'execute-api' : 'lambda');
  throw new Error(
    'Set PLAYGROUND_API_TOKEN, or AWS_REGION: the address does not say in which region a request is signed.',
  );
}
