import { ackPart } from './ack-part.ts';
import { enginePart } from './engine/index.ts';
import type { Part } from './frame/figures.ts';
import { growthPart } from './growth/index.ts';
import { memoryPart } from './memory/index.ts';
import { notifierPart } from './notifier/index.ts';
import { parallelPart } from './parallel/index.ts';

/** The parts of the one table, in its order. */
export const PARTS: Readonly<Record<string, Part>> = {
  engine: enginePart,
  ack: ackPart,
  growth: growthPart,
  parallel: parallelPart,
  memory: memoryPart,
  notifier: notifierPart,
};
