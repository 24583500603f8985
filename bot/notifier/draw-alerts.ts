import { gatheredAlert } from '../messages/alerts/gathered.ts';
import { type Posted, SlackRefusal } from '../slack/slack.ts';
import type { AlertBoard, AlertGroup } from './alert-board.ts';
import type { DeliverDeps } from './deliver.ts';

export interface DrawDeps extends Pick<DeliverDeps, 'slack' | 'update' | 'clock' | 'log'> {
  board: AlertBoard;
  alertsChannel: string;
}

/** As long as the notifier may run: who died with the claim holds nobody up for longer. */
const CLAIM_SECONDS = 90;

/**
 * Makes the message of a group show what its row says. One writer at a time: what others add meanwhile, it shows too, so
 * that 25 failures at once are a few updates and not 25.
 * @param options `redraw` writes it also when it is shown, because somebody saw it out of date
 */
export async function drawAlerts(id: string, deps: DrawDeps, { redraw = false } = {}): Promise<void> {
  const { board, alertsChannel, log } = deps;
  let forced = redraw;
  for (;;) {
    const before = await board.getGroup(id);
    if (!before || (isShown(before) && !forced)) return;
    forced = false;
    const now = secondsNow(deps);
    const group = await board.claimDraw(id, now, now + CLAIM_SECONDS);
    // Whoever has the claim looks again after it is given back.
    if (!group) return;
    let message: Posted | undefined;
    try {
      message = await write(group, deps);
    } catch (error) {
      const code = error instanceof SlackRefusal ? { code: error.code } : {};
      // The log is the second place where somebody may look: all is in this line.
      log.error('The alerts channel could not be told', { id, alertsChannel, alerts: group.entries, ...code, error });
      if (isWorthKeeping(error)) {
        await board.endDraw(id);
        throw error;
      }
    }
    await board.endDraw(id, { sequence: group.sequence, ...(message && { message }) });
  }
}

/** Whether it is to be tried again: the alerts channel can be mended, and what it missed is told then. */
export function isWorthKeeping(error: unknown): boolean {
  return !(error instanceof SlackRefusal) || error.ofPlace;
}

function isShown({ shownSequence = 0, sequence }: AlertGroup): boolean {
  return shownSequence >= sequence;
}

async function write(group: AlertGroup, { slack, update, alertsChannel }: DrawDeps): Promise<Posted> {
  const drawn = gatheredAlert(group);
  try {
    if (group.message) {
      await update(group.message, drawn, { isToStand: true });
      return group.message;
    }
  } catch (error) {
    // Another channel hears of alerts by now, or none: then the post is refused as well.
    if (!(error instanceof SlackRefusal && error.ofPlace)) throw error;
  }
  // It could not be found again where the bot is no member: posted twice rather than never.
  return slack.post(alertsChannel, drawn, { twiceRatherThanNever: true });
}

export function secondsNow({ clock }: Pick<DrawDeps, 'clock'>): number {
  return Math.floor(clock() / 1000);
}
