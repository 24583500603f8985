import { signatureHeaders } from '../../../infra/local/slack/signing.ts';
import { TEAM } from '../../../infra/local/slack/workspace.ts';

/** A function of the bench, and what an answer of it says when it has done what it is measured for. */
export interface Asked {
  url: string;
  says: RegExp;
}

/**
 * Sends a `/playground create` as Slack would, each of a person of its own, and waits for the whole answer.
 * @throws when the answer is another one, because a refusal costs something else
 */
export function createRequests(signingSecret: string) {
  let people = 0;
  return async ({ url, says }: Asked): Promise<void> => {
    people += 1;
    const id = String(people).padStart(7, '0');
    const body = new URLSearchParams({
      command: '/playground',
      text: `create bench-${people}`,
      team_id: TEAM.id,
      user_id: `UB${id}`,
      channel_id: 'C0BENCH01',
      trigger_id: `1.2.${people}`,
    }).toString();
    const response = await fetch(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        ...signatureHeaders(signingSecret, body, Math.floor(Date.now() / 1000)),
      },
      body,
    });
    const text = await response.text();
    if (!response.ok || !says.test(text)) throw new Error(`${url} answered ${response.status}: ${text}`);
  };
}
