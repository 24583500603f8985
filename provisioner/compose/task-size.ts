import type { Extension } from './extension.ts';
import { LARGEST, type Size, smallestSize } from './fargate-size.ts';
import type { Draft } from './service/draft.ts';
import type { Spot } from './spot.ts';
import { parseBytes, toGib, toMib } from './units.ts';

/** What a container counts for that says nothing of its memory. */
export const UNSAID_MEMORY_MIB = 128;
/** https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-task-storage.html */
const STORAGE_GIB = [21, 200] as const;

/** The smallest size that holds all containers together, or what `x-playground` asks for. */
export function taskSize(drafts: readonly Draft[], { cpu, memory }: Extension, spot: Spot): Size {
  const at = spot.at('x-playground');
  const needed: Size = {
    cpu: sum(drafts.map(({ own }) => own.cpu ?? 0)),
    memory: sum(drafts.map(({ own }) => Math.max(own.memory ?? 0, own.memoryReservation ?? 0) || UNSAID_MEMORY_MIB)),
  };
  const asked: Size = {
    cpu: cpu === undefined ? needed.cpu : Math.ceil(cpu * 1024),
    memory: memory === undefined ? needed.memory : toMib(parseBytes(memory) ?? 0),
  };
  if (asked.cpu < needed.cpu)
    at.at('cpu').refuse(
      `The containers ask for ${needed.cpu / 1024} CPUs together, and this is less. Raise it, or lower theirs.`,
    );
  if (asked.memory < needed.memory)
    at.at('memory').refuse(
      `The containers ask for ${needed.memory} MiB together, and this is less. Raise it, or lower theirs.`,
    );
  const size = smallestSize(asked);
  if (size) return size;
  (cpu === undefined && memory === undefined ? spot.at('services') : at).refuse(
    `The task asks for ${asked.cpu / 1024} CPUs and ${asked.memory} MiB, and Fargate’s largest has ${LARGEST.cpu / 1024} CPUs and ${LARGEST.memory} MiB. Ask for less.`,
  );
  return LARGEST;
}

export function ephemeralStorageGib({ storage }: Extension, spot: Spot): number | undefined {
  if (storage === undefined) return undefined;
  const [from, to] = STORAGE_GIB;
  const gib = toGib(parseBytes(storage) ?? 0);
  if (gib >= from && gib <= to) return gib;
  spot
    .at('x-playground', 'storage')
    .refuse(
      `Fargate sells ${from} to ${to} GiB of storage, and this is ${storage}. Write a size in that range; 20 GiB come with every task.`,
    );
  return undefined;
}

const sum = (numbers: number[]): number => numbers.reduce((total, each) => total + each, 0);
