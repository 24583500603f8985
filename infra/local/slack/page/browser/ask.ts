/** The stand-in took it and says what came of it, or `why` nothing was done. */
export type Asked<Result> = { result: Result } | { why: string };

/** Asks the stand-in to do something, which does it as Slack would. */
export async function ask<Result>(path: string, body: object): Promise<Asked<Result>> {
  try {
    const response = await fetch(`/_stand-in/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (response.ok) return { result: (await response.json()) as Result };
    return { why: ((await response.json()) as { error: string }).error };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return { why: `The stand-in Slack did not answer (${why}). Is npm start still running?` };
  }
}
