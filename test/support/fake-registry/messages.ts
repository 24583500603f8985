import type { Notice } from '../../../provisioner/contract/notice.ts';
import type { Operation } from '../../../provisioner/contract/operation.ts';
import type { Messages } from '../../../provisioner/contract/registry.ts';
import type { FakeRows } from './rows.ts';

export function fakeMessages({ operations, notices, untold }: FakeRows): Messages {
  /** A row with a message: an operation or a notice. */
  function messageRow(id: string): { row: Operation | Notice | undefined; keep(row: Operation | Notice): void } {
    return id.startsWith('no-')
      ? { row: notices.get(id), keep: (row) => void notices.set(id, row as Notice) }
      : { row: operations.get(id), keep: (row) => void operations.set(id, row as Operation) };
  }

  return {
    async claimPost(id, now, until) {
      const { row, keep } = messageRow(id);
      if (!row || row.message || (row.postClaimUntil ?? 0) >= now) return false;
      keep({ ...row, postClaimUntil: until });
      return true;
    },
    async postLater(id, until) {
      const { row, keep } = messageRow(id);
      if (row && !row.message) keep({ ...row, postClaimUntil: until });
    },
    async posted(id, message) {
      const { row, keep } = messageRow(id);
      if (!row) throw new Error(`keeping the message of ${id}: there is no such row`);
      const { postClaimUntil: _claim, ...rest } = row;
      keep({ ...rest, message });
    },
    async shown(id, sequence, { isLast, at }) {
      const { row, keep } = messageRow(id);
      if (!row || (row.shownSequence ?? 0) > sequence) return;
      keep({ ...row, shownSequence: sequence, shownAt: at });
      if (isLast) untold.delete(id);
    },
    async tellAgain(id, at) {
      if (untold.has(id)) untold.set(id, at);
    },
    async claimAlert(operationId, now) {
      const operation = operations.get(operationId);
      if (!operation || operation.alertedAt !== undefined) return false;
      operations.set(operationId, { ...operation, alertedAt: now });
      return true;
    },
  };
}
