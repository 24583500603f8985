import type { Notices, Watching } from '../../../provisioner/contract/registry.ts';
import { type FakeRows, revised } from './rows.ts';

export function fakeWatching({ playgrounds, operations, notices, queuedAt, keepNotice }: FakeRows): Watching & Notices {
  return {
    getNotice: async (id) => notices.get(id),
    async putNotice(notice) {
      if (notices.has(notice.id)) return false;
      keepNotice(notice);
      return true;
    },
    async warn(playground, notice) {
      const now = playgrounds.get(playground.name);
      const same = now?.id === playground.id && now.expiresAt === playground.expiresAt;
      if (!same || now.state !== 'ready' || now.warnAt !== playground.warnAt || now.warnAt === undefined) return false;
      const { warnAt: _done, ...rest } = now;
      playgrounds.set(now.name, revised(rest, { warnedBy: notice.id }));
      keepNotice(notice);
      return true;
    },
    async seen({ id, name }, health, address) {
      const playground = playgrounds.get(name);
      if (playground?.id !== id || playground.state !== 'ready') return false;
      if (playground.health && playground.health.seenAt > health.seenAt) return false;
      playgrounds.set(name, revised(playground, { health, ...(address !== undefined && { address }) }));
      return true;
    },
    postpone: async () => undefined,
    async waits({ id, attempt }, { until, waiting }) {
      const operation = operations.get(id);
      if (operation?.state !== 'queued' || operation.attempt !== attempt) return undefined;
      queuedAt.set(id, until);
      if (!waiting || operation.waiting) return undefined;
      const told = { ...operation, waiting, sequence: operation.sequence + 1 };
      operations.set(id, told);
      return told;
    },
    async adopt(playground) {
      if (playgrounds.has(playground.name)) return false;
      playgrounds.set(playground.name, playground);
      return true;
    },
  };
}
