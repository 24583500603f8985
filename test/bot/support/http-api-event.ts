import { NOW } from './slack-request.ts';

/**
 * What an HTTP API adds to the event of a function URL, and how it sends a form: in base64. Format 2.0 of both:
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html
 */
export function throughHttpApi<E extends { body: string; requestContext: object }>(event: E) {
  return {
    ...event,
    cookies: [],
    body: Buffer.from(event.body).toString('base64'),
    isBase64Encoded: true,
    requestContext: {
      accountId: '111122223333',
      apiId: 'id',
      domainName: 'id.execute-api.eu-north-1.amazonaws.com',
      domainPrefix: 'id',
      routeKey: '$default',
      stage: '$default',
      time: new Date(NOW * 1000).toUTCString(),
      ...event.requestContext,
    },
  };
}
