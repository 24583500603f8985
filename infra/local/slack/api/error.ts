/** A refusal in Slack's own words: `{ok: false, error: code, …details}`, sent with status 200. */
export class SlackError extends Error {
  override readonly name = 'SlackError';
  readonly code: string;
  readonly details: Record<string, unknown>;
  constructor(code: string, details: Record<string, unknown> = {}) {
    super(`Slack's refusal: ${code}`);
    this.code = code;
    this.details = details;
  }
}

/** Slack's way to name each fault of a request. */
export function withFaults(code: string, faults: readonly string[]): SlackError {
  return new SlackError(code, { errors: faults, response_metadata: { messages: faults.map((f) => `[ERROR] ${f}`) } });
}
