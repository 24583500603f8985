/** Asks the stand-in Slack to do something; `invalid` is why it did not. */
export async function ask<Result>(slackUrl: string, path: string, body: object): Promise<Result | { invalid: string }> {
  const response = await fetch(`${slackUrl}/_stand-in/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  const answer: unknown = await response.json();
  if (response.ok) return answer as Result;
  return { invalid: String((answer as { error?: unknown }).error) };
}
