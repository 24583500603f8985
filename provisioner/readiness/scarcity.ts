import type { Snapshot } from './readiness.ts';

/** What may be there again by itself, and so is waited for. The words of ECS and EC2, and ours. */
const SCARCE: [RegExp, string][] = [
  [/vCPU/i, 'the account’s quota of Fargate vCPUs is used up'],
  [/free ?address|not enough (?:free )?(?:ip )?address|sufficient free ipv4/i, 'the network has no free address'],
  [/throttl|rate (?:limit )?exceeded|RequestLimitExceeded|TooManyRequests/i, 'AWS starts no more tasks at this rate'],
  [/capacity/i, 'AWS has no capacity for it at the moment'],
  [/limit|quota/i, 'a quota of the AWS account is used up'],
];
/** What a service says of a task that found no place, and of its own being slowed down. */
const NO_PLACE = /unable to place|operations are being throttled/i;

/**
 * Why there is no task, where that may pass; undefined while one is on its way, and where it is for another reason.
 * In words, to stand behind "Waiting for a place: ".
 */
export function scarcity({ events, tasks }: Snapshot): string | undefined {
  if (tasks.some(({ lastStatus }) => lastStatus !== 'STOPPED')) return undefined;
  const texts = [
    ...tasks.flatMap(({ stopCode, stoppedReason }) => (stopCode === 'TaskFailedToStart' ? (stoppedReason ?? []) : [])),
    ...events.filter((text) => NO_PLACE.test(text)).slice(0, 1),
  ];
  return SCARCE.find(([pattern]) => texts.some((text) => pattern.test(text)))?.[1];
}

/** Whether ECS's words, of a task or of a service, are about something that may be there again by itself. */
export function isScarcity(text: string): boolean {
  return SCARCE.some(([pattern]) => pattern.test(text));
}
