import { type Finding, good, wrong } from './finding.ts';
import { slackSecretKind } from './slack-secret-kind.ts';

const PART = 'Slack signing secret';
const WHERE = "SLACK_SIGNING_SECRET takes the Signing Secret of the app's Basic Information, under App Credentials.";

/**
 * Pure: whether a text can be a signing secret. Slack has no call that would say so, so its shape is all there is to see.
 * @param from where the value is from, in words
 */
export function judgeSigningSecret(value: string, from: string): Finding {
  const kind = slackSecretKind(value);
  if (kind === 'signing secret')
    return good(PART, `${from}; it has the right shape, and Slack has no call that checks more`);
  const belongs = kind === 'bot token' ? ' It belongs in SLACK_BOT_TOKEN.' : '';
  return wrong(PART, `what is ${from} is ${words(kind)} and no signing secret.${belongs}`, WHERE);
}

function words(kind: ReturnType<typeof slackSecretKind>): string {
  return kind === undefined ? 'not 32 hexadecimal digits' : `the app's ${kind}`;
}
