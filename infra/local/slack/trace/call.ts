import type { ApiAnswer } from '../api/index.ts';
import type { ApiRequest } from '../api/request.ts';
import { operationIn } from '../say/outcome.ts';
import type { FactOf } from './fact.ts';

/** A call of the Web API that is about an operation. */
export interface SeenCall {
  operationId: string;
  fact: Omit<FactOf<'call'>, 'at' | 'ms'>;
}

/**
 * The bot marks the message of an operation in its metadata, which Slack gives back; a call that was refused, and an
 * alert, only name it. Nothing of what a message says is kept.
 * @param nameOf a channel's or a person's name
 * @returns undefined for calls that are about no operation
 */
export function readCall(
  method: string,
  request: Pick<ApiRequest, 'body'>,
  { body }: Pick<ApiAnswer, 'body'>,
  nameOf: (id: string) => string,
): SeenCall | undefined {
  const { message, channel, error } = body;
  const marked = operationIn((message ?? {}) as { metadata?: unknown });
  // Bodies are forms or JSON: neither changes a letter of an id.
  const operationId = marked?.operationId ?? /\bop-[0-9a-f]{20}\b/.exec(request.body)?.[0];
  if (operationId === undefined) return undefined;
  return {
    operationId,
    fact: {
      kind: 'call',
      method,
      ...(typeof channel === 'string' && { to: nameOf(channel) }),
      ...(marked && { state: marked.state }),
      ...(typeof error === 'string' && { error }),
    },
  };
}
