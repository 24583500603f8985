import { type Answered, answer, type RequestDeps, type Trail } from './answer.ts';
import { answerBeside } from './beside-routes.ts';
import { type Incoming, readEvent } from './incoming.ts';
import { isRefusal, type Refusal, refuse } from './refusal.ts';
import { answerOf, operationLocation, problemOf, type Response } from './respond.ts';

export interface HandlerDeps extends RequestDeps {
  /** What a caller who is not known is told to send, as WWW-Authenticate has it. */
  challenge: string;
}

/** The function behind the API's URL. It answers everything and throws nothing, so that no stranger can ring an alarm. */
export function createHandler(deps: HandlerDeps) {
  return async (event: unknown, { awsRequestId: reference }: { awsRequestId: string }): Promise<Response> => {
    const trail: Trail = {};
    const response = await respond(event, reference, trail, deps);
    deps.log.info('A request was answered', { reference, ...trail, status: response.statusCode });
    return response;
  };
}

async function respond(event: unknown, reference: string, trail: Trail, deps: HandlerDeps): Promise<Response> {
  const refused = (refusal: Refusal): Response => problemOf(refusal, reference, deps.challenge);
  const safely = async (work: () => Promise<Response | Refusal>): Promise<Response> => {
    try {
      const response = await work();
      return isRefusal(response) ? refused(response) : response;
    } catch (error) {
      deps.log.error('Answering a request broke', { reference, error });
      return refused(refuse('INTERNAL'));
    }
  };
  const respondTo = (incoming: Incoming): Promise<Response> =>
    safely(async () => {
      const answered = await answer(incoming, trail, deps);
      return isRefusal(answered) ? answered : answerTo(incoming, answered);
    });
  return safely(async () => {
    const incoming = readEvent(event);
    if (isRefusal(incoming)) return incoming;
    return (await answerBeside(incoming, trail, deps, respondTo)) ?? (await respondTo(incoming));
  });
}

function answerTo({ path }: Incoming, { status, body, location }: Answered): Response {
  return 'id' in body && location
    ? answerOf(status, body, operationLocation(path, String(body.id)))
    : answerOf(status, body);
}
