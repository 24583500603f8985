import type {
  AlertBoard,
  AlertEnd,
  AlertGroup,
  AlertThread,
  GatheredEntry,
  Told,
} from '../../../bot/notifier/alert-board.ts';

export interface FakeAlertBoard extends AlertBoard {
  groups: Map<string, AlertGroup>;
  threads: Map<string, AlertThread>;
}

/** The alerts channel's rows in memory. */
export function fakeAlertBoard(): FakeAlertBoard {
  const groups: FakeAlertBoard['groups'] = new Map();
  const threads: FakeAlertBoard['threads'] = new Map();
  const tolds = new Map<string, Told>();
  const claims = new Map<string, number>();
  const ends = new Map<string, AlertEnd>();

  function changeEntry(
    { group: id, entry }: Told,
    change: (known: GatheredEntry) => GatheredEntry | undefined,
  ): boolean {
    const group = groups.get(id);
    const known = group?.entries.find((each) => each.id === entry);
    const changed = known && known.solved === undefined ? change(known) : undefined;
    if (!group || !changed) return false;
    const entries = group.entries.map((each) => (each.id === entry ? changed : each));
    groups.set(id, { ...group, entries, sequence: group.sequence + 1 });
    return true;
  }

  return {
    groups,
    threads,
    async join({ id, cause, first }, entry) {
      const { entries, ...group } = groups.get(id) ?? { id, cause, first, entries: [], sequence: 0 };
      if (entries.some((known) => known.id === entry.id)) return;
      groups.set(id, { ...group, entries: [...entries, entry], sequence: group.sequence + 1 });
    },
    follow: async (told, latest) =>
      changeEntry(told, (known) => (!known.latest || known.latest.at < latest.at ? { ...known, latest } : undefined)),
    async solve(told, solved) {
      changeEntry(told, (known) => ({ ...known, solved }));
    },
    getGroup: async (id) => groups.get(id),
    whereTold: async (id) => tolds.get(id),
    async keepTold(id, told) {
      tolds.set(id, told);
    },
    getThread: async (name) => threads.get(name),
    async openThread(thread) {
      threads.set(thread.name, thread);
    },
    async closeThread(name, at) {
      const thread = threads.get(name);
      if (!thread || thread.since >= at) return undefined;
      threads.delete(name);
      return thread;
    },
    async keepEnd(name, end) {
      const kept = ends.get(name);
      if (!kept || kept.at < end.at) ends.set(name, end);
    },
    getEnd: async (name) => ends.get(name),
    async claimDraw(id, now, until) {
      if ((claims.get(id) ?? 0) >= now) return undefined;
      claims.set(id, until);
      return groups.get(id);
    },
    async endDraw(id, shown) {
      claims.delete(id);
      const group = groups.get(id);
      if (!group || !shown) return;
      const { sequence: shownSequence, message } = shown;
      groups.set(id, { ...group, shownSequence, ...(message && { message }) });
    },
  };
}
