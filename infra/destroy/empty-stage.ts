import { setTimeout as sleep } from 'node:timers/promises';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { LambdaClient } from '@aws-sdk/client-lambda';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { createInvoke } from '../../provisioner/contract/invoke.ts';
import type { Playground } from '../../provisioner/contract/playground.ts';
import { createRegistry } from '../../provisioner/contract/registry-dynamodb/index.ts';

import { infraOutputsSchema } from '../outputs.ts';
import { closeDoors, doorsOf } from './doors.ts';
import { EVERY, removePlaygrounds } from './playgrounds.ts';

/** Longer than the longest ordinary destroy, with one more try. */
const PATIENCE_SECONDS = 40 * 60;

/** The playgrounds of a stage, as far as its last deployment has come to its end. */
export interface StagePlaygrounds {
  list(): Promise<Playground[]>;
  /** @throws when any cannot be removed, with what and why; the stage takes requests again then */
  remove(say: (line: string) => void): Promise<void>;
}

/** @returns undefined where a stage never was whole, and so can have none */
export function stagePlaygrounds(outputs: Record<string, unknown>, region: string): StagePlaygrounds | undefined {
  const parsed = infraOutputsSchema.safeParse(outputs);
  if (!parsed.success) return undefined;
  const { registryTable, provisionerFunctionName } = parsed.data;
  const registry = createRegistry(DynamoDBDocumentClient.from(new DynamoDBClient({ region })), registryTable);
  const lambda = new LambdaClient({ region });
  return {
    list: () => registry.listAll(EVERY),
    async remove(say) {
      const open = await closeDoors(lambda, doorsOf(parsed.data), say);
      let left: string[] | undefined;
      try {
        const invoke = createInvoke(lambda, provisionerFunctionName);
        const now = (): number => Math.floor(Date.now() / 1000);
        left = await removePlaygrounds({ registry, invoke, now, pause: sleep, say }, PATIENCE_SECONDS);
      } finally {
        if (left === undefined || left.length > 0) await open();
      }
      if (left.length === 0) return;
      throw new Error(
        `Not all playgrounds could be removed, so nothing else was:\n${left.map((line) => `- ${line}`).join('\n')}\n` +
          'Mend what they say, and run the same command again.',
      );
    },
  };
}
