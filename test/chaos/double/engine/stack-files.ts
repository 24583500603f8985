import type { CallTo } from '../cloud/dynamodb.ts';
import { type Checkpoint, checkpointText, lockPrefix, readCheckpoint, stateKey } from './checkpoint.ts';

/** What the CLI keeps of one stack in the bucket. Each method is a call or more, at any of which the CLI may die. */
export interface StackFiles {
  /** Undefined where there is no such stack. */
  read(): Promise<Checkpoint | undefined>;
  write(checkpoint: Checkpoint): Promise<void>;
  /** As Pulumi does: put a lock of one's own, and look whether it is the only one. @throws in the CLI's words */
  lock(): Promise<void>;
  unlock(): Promise<void>;
  /** Takes all locks away, whoever's they are. */
  cancel(): Promise<void>;
  /** The stack is no more; what it was is kept beside it. */
  remove(): Promise<void>;
}

export function stackFiles(objects: Map<string, string>, call: CallTo, stack: string, own: string): StackFiles {
  const key = stateKey(stack);
  const lockKey = `${lockPrefix(stack)}${own}.json`;
  const locks = (): string[] => [...objects.keys()].filter((one) => one.startsWith(lockPrefix(stack)));
  return {
    read: () =>
      call('engine reads the state', () => {
        const text = objects.get(key);
        return text === undefined ? undefined : readCheckpoint(text);
      }),
    async write(checkpoint) {
      await call('engine writes the state', () => objects.set(key, checkpointText(checkpoint)));
    },
    async lock() {
      await call('engine puts its lock', () => objects.set(lockKey, '{}'));
      const others = await call('engine looks for locks', () => locks().filter((one) => one !== lockKey));
      if (others.length === 0) return;
      await call('engine takes its lock away', () => objects.delete(lockKey));
      throw new Error(`the stack is currently locked by ${others.length} lock(s)`);
    },
    async unlock() {
      await call('engine takes its lock away', () => objects.delete(lockKey));
    },
    async cancel() {
      await call('engine takes all locks away', () => {
        for (const one of locks()) objects.delete(one);
      });
    },
    async remove() {
      await call('engine removes the stack', () => {
        objects.set(`${key}.bak`, objects.get(key) ?? '');
        objects.delete(key);
      });
    },
  };
}
