/** Every request and response of the HTTP API. What parses a request, and what describes it to others, is the same. */
export * from './schemas/parts.ts';
export * from './schemas/problem.ts';
export * from './schemas/requests.ts';
export * from './schemas/responses.ts';
