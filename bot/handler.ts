import type { Log } from '../provisioner/contract/log.ts';
import type { AwsEventV2, AwsHandler, AwsResponse } from './bolt-types.ts';
import { type Admitted, admit, type Refused, screen } from './gate.ts';
import { isKeepWarm } from './keep-warm.ts';

/** What the gate found out, handed through Bolt to the listener as `context.gate`. */
export interface Gate extends Pick<Admitted, 'requestedAt' | 'signature'> {
  /** Epoch milliseconds at which the request reached AWS: Slack's 3 seconds include the cold start. */
  arrivedAt: number;
  /** Finds this request in the log. */
  reference: string;
}

export interface GatedEvent extends AwsEventV2 {
  requestContext: { gate: Gate };
}

export interface HandlerDeps {
  signingSecret: () => Promise<string>;
  bolt: AwsHandler;
  log: Log;
  /** Epoch milliseconds. */
  clock: () => number;
}

/** The request function: gate, then Bolt. It answers everything and throws nothing, so that no stranger can ring an alarm. */
export function createHandler({ signingSecret, bolt, log, clock }: HandlerDeps) {
  return async (event: unknown, context: { awsRequestId: string }): Promise<AwsResponse> => {
    if (isKeepWarm(event)) return { statusCode: 204, headers: {}, body: '' };
    const reference = context.awsRequestId;
    try {
      const now = clock();
      const screening = screen(event, now / 1000);
      if (!('screened' in screening)) return closed(screening, log);
      const admission = admit(screening.screened, await signingSecret());
      if (!('admitted' in admission)) return closed(admission, log);
      const response = await bolt(gatedEvent(admission.admitted, arrivedAt(event, now), reference), context);
      return response.statusCode < 500 ? response : broken(reference);
    } catch (error) {
      log.error('Answering a request broke', { reference, error });
      return broken(reference);
    }
  };
}

function closed(result: { refused: Refused } | { certificateCheck: true }, log: Log): AwsResponse {
  if (!('refused' in result)) return { statusCode: 200, body: '' };
  const { status, reason } = result.refused;
  log.info('Request refused', { status, reason });
  const headers = { 'content-type': 'text/plain', ...(status === 405 && { allow: 'POST' }) };
  return { statusCode: status, headers, body: `${reason}\n` };
}

function broken(reference: string): AwsResponse {
  const body = `Something broke on our side; the log has the details under ${reference}.\n`;
  return { statusCode: 500, headers: { 'content-type': 'text/plain' }, body };
}

/** Only what Bolt reads, and only what was verified. */
function gatedEvent({ body, mediaType, ...verified }: Admitted, arrived: number, reference: string): GatedEvent {
  return {
    body,
    headers: { 'content-type': mediaType },
    isBase64Encoded: false,
    rawPath: '/',
    rawQueryString: '',
    routeKey: '$default',
    version: '2.0',
    requestContext: { gate: { ...verified, arrivedAt: arrived, reference } },
  };
}

/** AWS's own clock stamps the request; a stamp that cannot be right is ignored. */
function arrivedAt(event: unknown, now: number): number {
  const stamp = (event as { requestContext?: { timeEpoch?: unknown } }).requestContext?.timeEpoch;
  return typeof stamp === 'number' && stamp <= now && now - stamp < 10_000 ? stamp : now;
}
