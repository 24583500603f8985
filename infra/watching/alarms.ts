/** What whoever is called reads first. `toDo` is one act; the README's runbook, under the same heading, has the rest. */
export interface AlarmWords {
  /** In the README's runbook. */
  heading: string;
  meaning: string;
  toDo: string;
}

/** All alarms of a deployment. */
export const ALARMS = {
  'slow-answers': {
    heading: 'Slow answers',
    meaning:
      'People waited longer than 2.5 of the 3 seconds that Slack gives, so some were told that the command timed out.',
    toDo: 'Look at the dashboard whether all answers are slow or only the first after a pause.',
  },
  'bot-errors': {
    heading: 'Bot errors',
    meaning: 'The bot broke off without an answer: Slack told people that the app did not respond.',
    toDo: 'Read the newest error in the bot’s log. If it began with a deployment, deploy the release before.',
  },
  'provisioner-errors': {
    heading: 'Provisioner errors',
    meaning: 'The provisioner crashed or ran out of time.',
    toDo: 'Nothing at first: the sweeper takes the operation up again within two minutes. Its log says at which operation.',
  },
  'broken-operations': {
    heading: 'Broken operations',
    meaning: 'The task of an operation crashed, was killed or never began.',
    toDo: 'Nothing at first: the sweeper takes the operation up again within two minutes. The alerts channel says which it was.',
  },
  'sweeper-errors': {
    heading: 'Sweeper errors',
    meaning: 'The sweeper has failed three times within 5 minutes: playgrounds outlive their time, and cost money.',
    toDo: 'Read the newest error in its log: each item that failed has a line of its own.',
  },
  'sweeper-silent': {
    heading: 'Sweeper silent',
    meaning: 'No sweep has come to its end for 10 minutes: nothing expires, and nothing is taken up again.',
    toDo: 'Look whether its schedule is enabled and whether the account has any concurrency left.',
  },
  'dead-letters': {
    heading: 'Slack takes no messages',
    meaning: 'Some messages were tried three times in vain. They are kept for 14 days, and told when Slack takes them.',
    toDo: 'Read the newest error in the notifier’s log: it has Slack’s own word for what is wrong.',
  },
  'crashes-untold': {
    heading: 'Crashes untold',
    meaning: 'A run of the provisioner broke off, and Lambda could not tell the alerts channel so.',
    toDo: 'Read the provisioner’s log for what broke; `npm run deploy` puts back the right that the telling takes.',
  },
  'breaks-untold': {
    heading: 'Breaks untold',
    meaning: 'The task of an operation broke off, and EventBridge could not tell the alerts channel so.',
    toDo: 'Read the log of the operations for what broke; `npm run deploy` puts back the right that the telling takes.',
  },
  'messages-unkept': {
    heading: 'Messages unkept',
    meaning:
      'Messages that Slack did not take could not be kept for later. The ends of operations are told all the same.',
    toDo: 'Look whether the queue of dead letters is there; `npm run deploy` puts back it and the right to fill it.',
  },
  leftovers: {
    heading: 'Leftovers',
    meaning: 'For 15 minutes something of a playground could not be removed, and costs money.',
    toDo: 'Press Destroy again in its message in this channel: it names what is left.',
  },
} as const satisfies Record<string, AlarmWords>;
export type AlarmKind = keyof typeof ALARMS;
/** Of operations that run in tasks; a deployment without such has none of these. */
export type TaskAlarmKind = 'broken-operations' | 'breaks-untold';

export const ALARM_KINDS = Object.keys(ALARMS) as AlarmKind[];

/**
 * The text of an alarm, which every subscriber of the alerts topic gets: CloudWatch takes 1024 characters.
 * @param runbookUrl of the README, where people who are called can read it
 */
export function alarmDescription({ heading, meaning, toDo }: AlarmWords, runbookUrl: string | undefined): string {
  const where = runbookUrl === undefined ? `README, Runbook: ${heading}` : `${runbookUrl}#${anchorOf(heading)}`;
  return `${meaning}\n${toDo}\n${where}`;
}

/** As GitHub and GitLab make anchors of headings. */
export function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replaceAll(/[^\w\s-]/g, '')
    .replaceAll(/\s/g, '-');
}
