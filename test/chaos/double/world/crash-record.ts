/** Lambda's destination record: what the crash of a function is told with. */
export function crashRecord(requestPayload: unknown, errorMessage: string): string {
  const requestContext = { requestId: 'of-the-double', condition: 'RetriesExhausted' };
  return JSON.stringify({ requestContext, requestPayload, responsePayload: { errorType: 'Error', errorMessage } });
}
