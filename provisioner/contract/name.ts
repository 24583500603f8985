import { createHash } from 'node:crypto';

/** The rule for new names in words, as people are told it. */
export const NAME_RULE =
  '3 to 30 characters of a-z, 0-9 and "-", beginning with a letter but not with "sg-" or "xn--", and not ending with "-"';
// An allow-list, because names become parts of resource names, S3 keys and log streams, where `/`, `..` or a quote bite.
/** Of every playground that there may be: earlier releases made some whose names end with a hyphen. */
export const PLAYGROUND_NAME = /^[a-z][a-z0-9-]{2,29}$/;
/**
 * Of one that is made now: also a label of DNS, which is what it is behind a load balancer, where browsers refuse `xn--` before
 * what is no such encoding; and the beginning of a security group's name, where EC2 refuses `sg-`
 * (https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateSecurityGroup.html).
 */
export const NEW_PLAYGROUND_NAME = /^(?!sg-|xn--)[a-z][a-z0-9-]{1,28}[a-z0-9]$/;

export function isPlaygroundName(text: string): boolean {
  return PLAYGROUND_NAME.test(text);
}

export function isNewPlaygroundName(text: string): boolean {
  return NEW_PLAYGROUND_NAME.test(text);
}

/**
 * The ids that follow from one request. They are derived and not random: Slack may deliver one request twice, and the
 * second must claim exactly what the first did.
 * @param requestKey what is unique to the request, such as Slack's trigger_id
 */
export function requestIds(requestKey: string): { operationId: string; changeId: string; suffix: string } {
  const digest = createHash('sha256').update(requestKey).digest('hex');
  const short = digest.slice(0, 20);
  return { operationId: `op-${short}`, changeId: `ch-${short}`, suffix: digest.slice(20, 28) };
}

/** The name of a playground, of one of its ids: what follows the last hyphen is the generation's own. */
export function nameOf(playgroundId: string): string {
  return playgroundId.slice(0, playgroundId.lastIndexOf('-'));
}

/** @param about what the notice is about, such as kind, playground id and expiry: the same gives the same notice */
export function noticeId(...about: (string | number)[]): string {
  return `no-${createHash('sha256').update(about.join(' ')).digest('hex').slice(0, 20)}`;
}

/**
 * What is unique to a sweeper's destroy: the same for all sweeps that see the playground in one state, so that two at once claim one destroy and not two; another
 * after that destroy has failed, so that what could not be removed is tried again. The registry says when.
 */
export function expiryRequestKey(playground: { id: string; operationId: string }): string {
  return `expiry:${playground.id}:${playground.operationId}`;
}
