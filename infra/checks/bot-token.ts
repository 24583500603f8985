import { type Asked, asked, type Finding, good, note, wrong } from './finding.ts';
import { slackSecretKind } from './slack-secret-kind.ts';

/** What Slack says of a token: `error` is its own code. */
export interface TokenAnswer {
  ok: boolean;
  error?: string | undefined;
  team?: string | undefined;
  team_id?: string | undefined;
  /** What the app was installed with; empty where Slack did not say. */
  scopes: string[];
}

const ANSWER_MS = 10_000;

/** @param apiUrl ends with `/` */
export function readToken(apiUrl: string, token: string): Promise<Asked<TokenAnswer>> {
  return asked(async () => {
    const response = await fetch(`${apiUrl}auth.test`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}` },
      signal: AbortSignal.timeout(ANSWER_MS),
    });
    const { ok, error, team, team_id } = (await response.json()) as Partial<TokenAnswer>;
    const scopes = (response.headers.get('x-oauth-scopes') ?? '').split(',').map((scope) => scope.trim());
    return { ok: ok === true, error, team, team_id, scopes: scopes.filter((scope) => scope !== '') };
  });
}

const PART = 'Slack bot token';
const WHERE = "SLACK_BOT_TOKEN takes the Bot User OAuth Token of the app's OAuth & Permissions: it begins with xoxb-.";

/** Pure: what a text is that was given as the bot's token; undefined where it has the right shape. */
export function judgeTokenShape(value: string, from: string): Finding | undefined {
  const kind = slackSecretKind(value);
  if (kind === 'bot token') return undefined;
  if (kind === 'rotating token') {
    return wrong(
      PART,
      `what is ${from} ends after 12 hours: the app rotates its tokens.`,
      'Make the app from the manifest, which turns token rotation off.',
    );
  }
  const belongs = kind === 'signing secret' ? ' It belongs in SLACK_SIGNING_SECRET.' : '';
  const is = kind === undefined ? 'none of the tokens of Slack' : `the app's ${kind}`;
  return wrong(PART, `what is ${from} is ${is} and not its bot token.${belongs}`, WHERE);
}

export interface TokenNeeds {
  from: string;
  /** The rights that the bot needs, each with its reason. */
  scopes: Readonly<Record<string, string>>;
  /** The setting. */
  allowedTeamIds: readonly string[];
}

/** Pure: what Slack's answer says of the token, its rights and its workspace. */
export function judgeToken(answer: Asked<TokenAnswer>, { from, scopes, allowedTeamIds }: TokenNeeds): Finding {
  if ('error' in answer) {
    return wrong(
      PART,
      `Slack could not be asked about it: ${answer.error.message}`,
      'Look at the network, and at the setting slackApiUrl.',
    );
  }
  const { ok, error = 'no reason', team, team_id, scopes: granted } = answer.answer;
  if (!ok)
    return wrong(PART, `Slack refuses what is ${from}: ${error}.`, `${WHERE} Install the app anew if it was removed.`);
  const missing = Object.entries(scopes).filter(([scope]) => !granted.includes(scope));
  if (missing.length > 0 && granted.length > 0) {
    const each = missing.map(([scope, reason]) => `${scope} (${reason})`).join(', ');
    return wrong(
      PART,
      `it lacks rights: ${each}.`,
      "Paste infra/slack-manifest.json into the app's manifest, and install the app anew.",
    );
  }
  if (allowedTeamIds.length > 0 && !allowedTeamIds.includes(team_id ?? '')) {
    return note(
      PART,
      `it is of the workspace ${team} (${team_id}), which allowedTeamIds does not name.`,
      'Nobody there may use the bot until it does.',
    );
  }
  return good(PART, `${from}; of the workspace ${team} (${team_id}), with the rights that it needs`);
}
