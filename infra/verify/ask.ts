import { signatureHeaders } from '../local/slack/signing.ts';

/** On whose behalf, and as if from where. */
export interface Asker {
  userId: string;
  teamId: string;
  enterpriseId?: string | undefined;
  channelId: string;
}

/** Direct messages with the bot are no channel, so that it may answer there by any settings. */
const DIRECT = 'D0VERIFY00';

/**
 * Somebody who may use the bot by its settings.
 * @param user named by whoever verifies
 * @param workspace as Slack says of the bot's token
 * @throws when nobody is named
 */
export function askerOf(
  user: string | undefined,
  { admins, allowedTeamIds }: { admins: readonly string[]; allowedTeamIds: readonly string[] },
  workspace: { team_id?: string | undefined },
): Asker {
  const userId = user ?? admins[0];
  if (userId === undefined) {
    throw new Error(
      'Nobody is named on whose behalf to ask: add `--user U0123456789`, or name admins in the settings.',
    );
  }
  const teamId = allowedTeamIds[0] ?? workspace.team_id;
  if (teamId === undefined)
    throw new Error('Slack does not say of which workspace the bot is: `npm run deploy` checks its token.');
  return { userId, teamId, channelId: DIRECT };
}

/** Types a command as Slack would send it. @returns what is answered, and how long that took */
export type Ask = (text: string) => Promise<{ answer: string; milliseconds: number }>;

/** Slack's own patience. */
const SLACK_TIMEOUT_MS = 3000;

/**
 * Sends commands to the bot's public address, signed with the app's secret: the way that everything takes from Slack. Slack
 * itself has no call by which a program could type one.
 */
export function createAsk(url: string, signingSecret: string, asker: Asker, timeoutMs = SLACK_TIMEOUT_MS): Ask {
  return async (text) => {
    const body = commandOf(text, asker).toString();
    const headers = {
      'content-type': 'application/x-www-form-urlencoded',
      ...signatureHeaders(signingSecret, body, Math.floor(Date.now() / 1000)),
    };
    const started = performance.now();
    const response = await fetch(url, { method: 'POST', headers, body, signal: AbortSignal.timeout(timeoutMs) });
    const answer = await response.text();
    const milliseconds = Math.round(performance.now() - started);
    if (response.status !== 200) {
      throw new Error(`/playground ${text}: the bot answered with status ${response.status}: ${answer.slice(0, 300)}`);
    }
    return { answer: textOf(answer), milliseconds };
  };
}

function commandOf(text: string, { userId, teamId, enterpriseId, channelId }: Asker): URLSearchParams {
  return new URLSearchParams({
    command: '/playground',
    text,
    user_id: userId,
    team_id: teamId,
    ...(enterpriseId !== undefined && { enterprise_id: enterpriseId }),
    channel_id: channelId,
    trigger_id: `verify.${crypto.randomUUID()}`,
  });
}

function textOf(answer: string): string {
  return String((JSON.parse(answer) as { text?: unknown }).text ?? '');
}
