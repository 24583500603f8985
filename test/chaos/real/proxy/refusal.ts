/** An answer in the words of a service. */
export interface Refusal {
  status: number;
  contentType: string;
  body: string;
  /** The error's name, where a protocol says it in a header too. */
  code: string;
}

export type RefusalKind = 'error' | 'throttle';

const CODES: Record<RefusalKind, Record<string, { status: number; code: string }>> = {
  error: {
    s3: { status: 500, code: 'InternalError' },
    ec2: { status: 500, code: 'InternalError' },
    dynamodb: { status: 500, code: 'InternalServerError' },
    ecs: { status: 500, code: 'ServerException' },
    sns: { status: 500, code: 'InternalErrorException' },
  },
  throttle: {
    s3: { status: 503, code: 'SlowDown' },
    ec2: { status: 503, code: 'RequestLimitExceeded' },
    dynamodb: { status: 400, code: 'ProvisionedThroughputExceededException' },
    sns: { status: 400, code: 'Throttling' },
  },
};

const OTHERS = {
  error: { status: 500, code: 'InternalServerError' },
  throttle: { status: 400, code: 'ThrottlingException' },
};

/** How a service says that it broke, or that it is asked too often: https://docs.aws.amazon.com/general/latest/gr/api-retries.html */
export function refusal(kind: RefusalKind, service: string): Refusal {
  const { status, code } = CODES[kind][service] ?? OTHERS[kind];
  const message = kind === 'error' ? 'An internal error occurred.' : 'Rate exceeded';
  const xml = (body: string): Refusal => ({
    status,
    code,
    contentType: 'text/xml',
    body: `<?xml version="1.0"?>${body}`,
  });
  const fault = `<Code>${code}</Code><Message>${message}</Message>`;
  if (service === 's3') return xml(`<Error>${fault}<RequestId>chaos</RequestId></Error>`);
  if (service === 'ec2')
    return xml(`<Response><Errors><Error>${fault}</Error></Errors><RequestID>chaos</RequestID></Response>`);
  if (['sns', 'sts', 'iam'].includes(service)) {
    return xml(
      `<ErrorResponse><Error><Type>Receiver</Type>${fault}</Error><RequestId>chaos</RequestId></ErrorResponse>`,
    );
  }
  const body = JSON.stringify({ __type: code, message });
  return { status, code, contentType: 'application/x-amz-json-1.1', body };
}
