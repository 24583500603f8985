import type { AwsRequest } from './aws-call.ts';

/** Fields that name a write; more would not tell it better from the others. */
const NAMED_FIELDS = 2;

interface Write {
  Key?: { pk?: { S?: string } };
  Item?: { pk?: { S?: string } };
  IndexName?: string;
  UpdateExpression?: string;
  ExpressionAttributeNames?: Record<string, string>;
}

/** Which of its many uses a call is: the engine's folder in S3; the rows in DynamoDB, and what of them is written. Total. */
export function aboutOf(service: string, { url, body }: AwsRequest): string | undefined {
  if (service === 's3') return /\/\.pulumi\/(\w+)\//.exec(decodeURIComponent(url))?.[1];
  return service === 'dynamodb' ? rowsOf(body.toString('utf8')) : undefined;
}

function rowsOf(text: string): string | undefined {
  let request: Write & { TransactItems?: Record<string, Write>[] };
  try {
    request = JSON.parse(text);
  } catch {
    // Nothing that DynamoDB would understand.
    return undefined;
  }
  const writes = request.TransactItems?.flatMap((item) => Object.values(item)) ?? [request];
  return writes.map(rowOf).join(', ') || undefined;
}

function rowOf({ Key, Item, IndexName, UpdateExpression = '', ExpressionAttributeNames = {} }: Write): string {
  const [kind = ''] = (Key?.pk?.S ?? Item?.pk?.S ?? IndexName ?? '').toLowerCase().split('#');
  const set = /SET (.*?)(?: REMOVE | ADD |$)/.exec(UpdateExpression)?.[1] ?? '';
  const fields = set.split(',').flatMap((one) => /^\s*(\S+)\s*=/.exec(one)?.[1] ?? []);
  const named = fields.slice(0, NAMED_FIELDS).map((field) => ExpressionAttributeNames[field] ?? field);
  return [kind, ...named].join(' ');
}
