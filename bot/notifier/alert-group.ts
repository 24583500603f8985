import { groupAlert } from '../messages/alerts.ts';
import type { AlertBoard } from './alert-board.ts';
import type { ReadSubject } from './subject.ts';

/** A group of alerts and its message, in the alerts channel. */
export function groupSubject(id: string, alertsChannel: string, board: AlertBoard): ReadSubject {
  return async () => {
    const group = await board.getGroup(id);
    if (!group) return undefined;
    const { sequence, shownSequence, message, postClaimUntil, entries } = group;
    return {
      id,
      to: alertsChannel,
      sequence,
      stamp: String(sequence),
      shownSequence,
      message,
      postClaimUntil,
      isFinal: true,
      isRewritten: false,
      about: { alertsChannel, alerts: entries },
      keeper: board.messages,
      render: async () => groupAlert(group),
    };
  };
}
