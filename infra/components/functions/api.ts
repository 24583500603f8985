import type * as pulumi from '@pulumi/pulumi';
import { LambdaFunction } from '../lambda-function.ts';
import { arn } from '../place.ts';
import { allow } from '../policy.ts';
import { type RequestParts, requestEnvironment, requestRights } from './request-parts.ts';
import { log, type Shared, zip } from './shared.ts';

/** Five seconds more than what an answer may take, so that one that is late is answered as such instead of cut off. */
const TIMEOUT_SECONDS = 15;

/** The HTTP API for callers with AWS credentials, whose signature its URL checks; undefined where there is no such caller. */
export function signedApi(shared: Shared, parts: RequestParts): LambdaFunction | undefined {
  const { apiCallers } = shared.settings;
  if (apiCallers.length === 0) return undefined;
  return apiFunction('api', shared, parts, {
    description: 'HTTP API of playgrounds, for callers with AWS credentials',
    environment: { AUTHENTICATION: 'iam', CALLERS: JSON.stringify(apiCallers) },
    credentials: apiCallers.some(({ credentials }) => credentials),
  });
}

/**
 * The same for callers with tokens. A function has one URL, and one that lets anybody in must not be that of callers whom
 * AWS has checked already: so it is another function of the same bundle.
 */
export function tokenApi(shared: Shared, parts: RequestParts): LambdaFunction | undefined {
  const { apiTokens } = shared.settings;
  if (apiTokens === 'off') return undefined;
  return apiFunction('api-tokens', shared, parts, {
    description: 'HTTP API of playgrounds, for callers with tokens',
    environment: { AUTHENTICATION: 'token' },
    credentials: apiTokens === 'with-credentials',
  });
}

function apiFunction(
  name: string,
  shared: Shared,
  parts: RequestParts,
  its: { description: string; environment: Record<string, pulumi.Input<string>>; credentials: boolean },
): LambdaFunction {
  const { settings, credentialsPrefix } = shared;
  const passwords = allow('ssm:GetParameter', arn(parts.place, 'ssm', `parameter${credentialsPrefix}/*`));
  return new LambdaFunction(`playground-${name}`, {
    ...log(name, shared),
    code: zip('api', shared),
    description: its.description,
    memoryMiB: 512,
    timeoutSeconds: TIMEOUT_SECONDS,
    reservedConcurrency: settings.apiReservedConcurrency,
    environment: {
      ...requestEnvironment(shared, parts),
      ...its.environment,
      ...(its.credentials && { CREDENTIALS_PREFIX: credentialsPrefix }),
    },
    may: [...requestRights(shared, parts), ...(its.credentials ? [passwords] : [])],
  });
}
