import { aboutOf } from './about.ts';

/** What one request asks of AWS. */
export interface AwsCall {
  /** As requests are signed for it, such as `dynamodb`; `unknown` where nothing is signed. */
  service: string;
  /** As the service's documentation names it, such as `PutItem`. */
  action: string;
  /** What tells it from other calls of this action, where that can be said. */
  about?: string;
}

export interface AwsRequest {
  method: string;
  /** Path and query. */
  url: string;
  /** Names in lower case. */
  headers: Record<string, string | string[] | undefined>;
  body: Buffer;
}

/** Read from where each of AWS's protocols states it. Total. */
export function awsCall(request: AwsRequest): AwsCall {
  const service = serviceOf(request);
  const about = aboutOf(service, request);
  return { service, action: actionOf(service, request), ...(about !== undefined && { about }) };
}

function serviceOf(request: AwsRequest): string {
  return /Credential=[^/]+\/\d+\/[^/]+\/([^/]+)\//.exec(textOf(request, 'authorization'))?.[1] ?? 'unknown';
}

function actionOf(service: string, request: AwsRequest): string {
  const target = textOf(request, 'x-amz-target').split('.').at(-1);
  if (target) return target;
  if (service === 's3') return objectAction(request);
  const inPath = /^\/service\/[^/]+\/operation\/(\w+)/.exec(request.url)?.[1];
  const inBody = /(?:^|&)Action=(\w+)/.exec(request.body.toString('utf8'))?.[1];
  return inPath ?? inBody ?? `${request.method} ${request.url.split('?')[0]}`;
}

function textOf({ headers }: AwsRequest, name: string): string {
  return [headers[name] ?? ''].flat().join();
}

/** S3 has no word for it in the request. */
function objectAction(request: AwsRequest): string {
  const { pathname, searchParams } = new URL(request.url, 'http://s3');
  const [, , key] = /^\/([^/]*)\/?(.*)$/.exec(pathname) ?? [];
  if (key === '')
    return request.method === 'GET' && searchParams.has('list-type') ? 'ListObjectsV2' : `${request.method} bucket`;
  if (request.method === 'PUT') return textOf(request, 'x-amz-copy-source') === '' ? 'PutObject' : 'CopyObject';
  const words: Record<string, string> = { GET: 'GetObject', HEAD: 'HeadObject', DELETE: 'DeleteObject' };
  return words[request.method] ?? `${request.method} object`;
}
