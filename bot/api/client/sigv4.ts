import { defaultProvider } from '@aws-sdk/credential-provider-node';
import { Sha256 } from '@smithy/core/checksum';
import { SignatureV4 } from '@smithy/signature-v4';
import type { Authorise } from './over-http.ts';

type Credentials = ConstructorParameters<typeof SignatureV4>[0]['credentials'];

/** What a signature is for: of a function URL, or of an HTTP API of API Gateway. */
export type Signed = 'lambda' | 'execute-api';

/**
 * Signs as a function URL with IAM authorisation asks for it, or an HTTP API:
 * https://docs.aws.amazon.com/lambda/latest/dg/urls-auth.html
 * @param credentials those that the AWS CLI would find, unless told
 */
export function sigV4(
  region: string,
  credentials: Credentials = defaultProvider(),
  service: Signed = 'lambda',
): Authorise {
  const signer = new SignatureV4({ service, region, credentials, sha256: Sha256 });
  return async ({ method, url, headers, body }) => {
    const signed = await signer.sign({
      method,
      protocol: url.protocol,
      hostname: url.hostname,
      ...(url.port !== '' && { port: Number(url.port) }),
      path: url.pathname,
      query: Object.fromEntries(url.searchParams),
      headers: { ...headers, host: url.host },
      ...(body !== undefined && { body }),
    });
    // fetch sets it by itself, and takes none.
    const { host, ...rest } = signed.headers;
    return rest;
  };
}
