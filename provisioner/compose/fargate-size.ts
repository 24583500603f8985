/** CPU units (1024 = one vCPU) and MiB. */
export interface Size {
  cpu: number;
  memory: number;
}

const GIB = 1024;
const range = (from: number, to: number, step: number): number[] =>
  Array.from({ length: (to - from) / step + 1 }, (_, index) => (from + index * step) * GIB);

/** What Fargate sells: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-tasks-services.html#fargate-tasks-size */
const MEMORY_BY_CPU: readonly (readonly [cpu: number, memory: readonly number[]])[] = [
  [256, [512, 1024, 2048]],
  [512, range(1, 4, 1)],
  [1024, range(2, 8, 1)],
  [2048, range(4, 16, 1)],
  [4096, range(8, 30, 1)],
  [8192, range(16, 60, 4)],
  [16384, range(32, 120, 8)],
];

export const FARGATE_SIZES: readonly Size[] = MEMORY_BY_CPU.flatMap(([cpu, memories]) =>
  memories.map((memory) => ({ cpu, memory })),
);

export const LARGEST: Size = { cpu: 16384, memory: 120 * GIB };

/**
 * The cheapest size that holds what is asked. Whatever CPU and memory cost, it is the first one that fits: a larger CPU
 * is never sold with less memory for the same ask.
 * @returns undefined where no size is large enough
 */
export function smallestSize(asked: Size): Size | undefined {
  return FARGATE_SIZES.find(({ cpu, memory }) => cpu >= asked.cpu && memory >= asked.memory);
}
