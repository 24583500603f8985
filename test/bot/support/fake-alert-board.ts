import type { AlertBoard, AlertGroup, AlertThread } from '../../../bot/notifier/alert-board.ts';

export interface FakeAlertBoard extends AlertBoard {
  groups: Map<string, AlertGroup>;
  threads: Map<string, AlertThread>;
}

/** The alerts channel's rows in memory. */
export function fakeAlertBoard(): FakeAlertBoard {
  const groups: FakeAlertBoard['groups'] = new Map();
  const threads: FakeAlertBoard['threads'] = new Map();
  function change(id: string, fields: Partial<AlertGroup>): void {
    const group = groups.get(id);
    if (!group) throw new Error(`changing the alerts ${id}: there are none`);
    groups.set(id, { ...group, ...fields });
  }
  return {
    groups,
    threads,
    async join({ id, cause, first }, entry) {
      const { entries, ...group } = groups.get(id) ?? { id, cause, first, entries: [], sequence: 0 };
      if (entries.some((known) => known.id === entry.id)) return;
      groups.set(id, { ...group, entries: [...entries, entry], sequence: group.sequence + 1 });
    },
    getGroup: async (id) => groups.get(id),
    getThread: async (name) => threads.get(name),
    async openThread(thread) {
      threads.set(thread.name, thread);
    },
    async closeThread(name) {
      const thread = threads.get(name);
      threads.delete(name);
      return thread;
    },
    messages: {
      async claimPost(id, now, until) {
        const group = groups.get(id);
        if (!group || group.message || (group.postClaimUntil ?? 0) >= now) return false;
        change(id, { postClaimUntil: until });
        return true;
      },
      posted: async (id, message) => change(id, { message }),
      shown: async (id, shownSequence) => change(id, { shownSequence }),
    },
  };
}
